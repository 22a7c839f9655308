export const mostListMegabytes = 25;
export const mostListBytes = mostListMegabytes * 1024 * 1024;
