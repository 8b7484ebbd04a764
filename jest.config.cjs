// The layers of the tests. Each is a jest project, so that a person runs one by its name:
// npx jest --selectProjects unit
const swc = (jsx) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: jsx },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
  },
]
// A test's globals are looked up through the sandbox it runs in, on each use: what is computed with is given to each module once, which
// makes a decoder eleven times as fast. Not what fake timers replace (Date, Promise and the timers).
const COMPUTED_WITH = [
  ...['Math', 'Number', 'String', 'Array', 'Object', 'Map', 'Set', 'JSON', 'BigInt', 'Buffer'],
  ...['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array'],
]
const node = (name, dir, more = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  sandboxInjectedGlobals: COMPUTED_WITH,
  setupFiles: ['<rootDir>/tests/support/this-year.ts'],
  testMatch: [`<rootDir>/tests/${dir}/**/*.test.ts`],
  transform: { '^.+\\.tsx?$': swc(false) },
  ...more,
})
module.exports = {
  // One for all: jest takes no timeout per project. Each layer's own limit stands in .ci/run. The longest takes three quarters of a minute on a
  // quiet machine, and eight times that on one with much other work.
  testTimeout: 420000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/tests/support/slowest-first.cjs',
  projects: [
    node('unit', 'unit'),
    {
      displayName: 'page',
      testEnvironment: 'jsdom',
      sandboxInjectedGlobals: ['Math', 'JSON'],
      setupFiles: ['<rootDir>/tests/support/this-year.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/support/taro/patience.ts'],
      testMatch: ['<rootDir>/tests/pages/**/*.test.tsx'],
      transform: { '^.+\\.tsx?$': swc(true) },
      moduleNameMapper: {
        '^@tarojs/components$': '<rootDir>/tests/support/taro/components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/support/taro/taro.ts',
        '\\.(css|scss)$': '<rootDir>/tests/support/taro/empty.ts',
        '\\.svg$': '<rootDir>/tests/support/taro/file.ts',
      },
    },
    node('property', 'property', {
      setupFiles: ['<rootDir>/tests/support/this-year.ts', '<rootDir>/tests/support/seeded.ts'],
    }),
    node('integration', 'integration'),
    node('postgres', 'postgres', {
      globalSetup: '<rootDir>/tests/support/postgres-start.ts',
      globalTeardown: '<rootDir>/tests/support/postgres-stop.ts',
    }),
    // The built mini-programs, executed: npm run build:weapp && npm run build:dd first.
    node('mini', 'mini'),
    node('e2e', 'e2e'),
    node('release', 'release'),
  ],
}
