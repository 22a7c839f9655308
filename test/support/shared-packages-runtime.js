import { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { types } from 'node:util';
import Runtime from 'jest-runtime';

/** Those that take longest to load, two seconds together. */
const shared =
  /(?:^|\/node_modules\/)(?:botbuilder|botframework-|adaptive-expressions|adaptivecards-templating|restify)/;

/** Of three hundred modules. Jest takes it for a part of Node. */
const sharedAsNode = /^(?:node:)?kysely$/;
const requireOutside = createRequire(import.meta.url);

/**
 * Jest loads every package anew for each test file. Some are loaded once for each of its workers here, outside of the sandbox
 * in which it runs a file.
 */
export default class SharedPackagesRuntime extends Runtime {
  constructor(config, environment, ...others) {
    super(config, environment, ...others);
    takeErrorsFromOutside(environment.global.Error);
    this.#shareAsNode();
  }

  #shareAsNode() {
    const { _resolution: resolution, coreModule } = this;
    const isCoreModule = resolution.isCoreModule.bind(resolution);
    resolution.isCoreModule = (name) => sharedAsNode.test(name) || isCoreModule(name);
    const requireCore = coreModule.require.bind(coreModule);
    coreModule.require = (name) => (sharedAsNode.test(name) ? requireOutside('kysely') : requireCore(name));
  }

  requireModuleOrMock(from, moduleName) {
    if (!shared.test(moduleName)) return super.requireModuleOrMock(from, moduleName);
    const { writeHead } = ServerResponse.prototype;
    const loaded = createRequire(from)(moduleName);
    if (ServerResponse.prototype.writeHead !== writeHead) writeHeadAsNodeDoes();
    return loaded;
  }
}

/** Restify's own returns nothing, in all files of the worker from then on. */
function writeHeadAsNodeDoes() {
  const { writeHead } = ServerResponse.prototype;
  ServerResponse.prototype.writeHead = function (...given) {
    writeHead.apply(this, given);
    return this;
  };
}

/** An error that was made outside of the sandbox is one inside, as it is in production. */
function takeErrorsFromOutside(SandboxError) {
  const usual = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(SandboxError, Symbol.hasInstance, {
    value(thrown) {
      return this === SandboxError ? types.isNativeError(thrown) : usual.call(this, thrown);
    },
  });
}
