import hooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import { configs } from 'typescript-eslint'

// What types and habits can settle without a reviewer. Layout is prettier's, floors and rooms are dependency-cruiser's.
export default defineConfig(
  globalIgnores([
    'dist/',
    'node_modules/',
    'data/',
    'coverage/',
    '.temp/',
    'tests/compat/releases/',
    '**/*.cjs',
    '**/*.js',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Numbers read well inside a sentence; objects and undefined do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // noUncheckedIndexedAccess makes every index doubtful; the loops of the engines are bounded, `!` says so in place.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // [...text] by code points is how names and codes are read here; nobody spreads emoji.
      '@typescript-eslint/no-misused-spread': 'off',
      // pg names the types of columns by number; Kysely<Record<never, never>> is the database before a room puts its tables on.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // Each took 5 s of 20 when measured: lint is run before every commit.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-deprecated': 'off',
      // An interface may ask for a promise where this implementation needs no wait.
      '@typescript-eslint/require-await': 'off',
      // Handlers of buttons and of fastify may be async: their frameworks take the promise.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
    },
  },
  {
    files: ['cloud/**/*.ts', 'src/**/*.{ts,tsx}', 'types/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['cloud/**/*.ts'],
    ignores: ['cloud/subscriptions.ts', 'cloud/main.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name='on']:matches([callee.object.name='bus'], [callee.object.property.name='bus'])",
          message: 'Subscribers of domain events are registered in cloud/subscriptions.ts only.',
        },
      ],
    },
  },
  {
    files: ['cloud/commands/**/*.ts', 'cloud/cli.ts', 'config/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-console': 'off',
      // jest's own matchers are unbound methods by design, and mocks have empty bodies.
      '@typescript-eslint/unbound-method': 'off',
      // expect.any() and its kind are typed any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
)
