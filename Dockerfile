# syntax=docker/dockerfile:1
# Sources run as they are: Node strips the types. Only the page in Teams is built.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package of production needs its install script.
RUN npm ci --omit=dev --ignore-scripts
# Of the fonts, evidence on paper needs two weights in one format.
RUN find node_modules/@fontsource -path '*/files/*' ! -name '*-400-normal.woff' ! -name '*-600-normal.woff' -delete

FROM ${NODE_IMAGE} AS page
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
RUN npm ci --ignore-scripts
COPY cards cards
COPY services services
COPY tab tab
RUN node tab/build.ts

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown 1000:1000 /data
COPY --from=packages /app/node_modules node_modules
COPY package.json enhanced-wire.json ./
COPY bot bot
COPY cards cards
COPY dialogs dialogs
COPY manifest manifest
COPY services services
COPY --from=page /app/dist/tab dist/tab
# By number, so that Kubernetes can see that it is not root. It may write to /data and /tmp only; the rest can be read-only.
USER 1000:1000
VOLUME /data
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "bot/index.js"]
