import { createRequire } from 'node:module';
import { types } from 'node:util';
import Runtime from 'jest-runtime';

/** Those that take longest to load, two seconds together. */
const shared =
  /(?:^|\/node_modules\/)(?:botbuilder|botframework-|adaptive-expressions|adaptivecards-templating|restify)/;

/**
 * Jest loads every package anew for each test file. Some are loaded once for each of its workers here, outside of the sandbox
 * in which it runs a file.
 */
export default class SharedPackagesRuntime extends Runtime {
  constructor(config, environment, ...others) {
    super(config, environment, ...others);
    takeErrorsFromOutside(environment.global.Error);
  }

  requireModuleOrMock(from, moduleName) {
    return shared.test(moduleName) ? createRequire(from)(moduleName) : super.requireModuleOrMock(from, moduleName);
  }
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
