import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { Contract } from '../../../types/contract'
import { errorRegistry } from '../../../types/errors'
import { registry } from '../../../types/registry'
import { caseworkFunctions } from '../../../cloud/casework/functions'
import { cultivationFunctions } from '../../../cloud/cultivation/functions'
import { divisionFunctions } from '../../../cloud/divisions/functions'
import { documentFunctions } from '../../../cloud/documents/functions'
import { foundingFunctions } from '../../../cloud/founding/functions'
import { jointFunctions } from '../../../cloud/joint/functions'
import { outreachFunctions } from '../../../cloud/outreach/functions'
import { fieldworkFunctions } from '../../../cloud/fieldwork/functions'
import { rightsFunctions } from '../../../cloud/rights/functions'
import { feedbackFunctions } from '../../../cloud/feedback/functions'
import { intakeFunctions } from '../../../cloud/intake/functions'
import { accountFunctions } from '../../../cloud/people/accounts/functions'
import { placeFunctions } from '../../../cloud/places/functions'
import { peopleFunctions } from '../../../cloud/people/functions'
import type { TableStore } from '../../../cloud/gateways/tables/folder'
import type { PoolEngines } from '../../../cloud/pool/actions'
import { checkRegistry } from '../../../cloud/protocol/check-registry'
import { openApiDocument } from '../../../cloud/protocol/openapi'

const handlers = {
  ...peopleFunctions,
  ...accountFunctions({ gateways: {}, dingtalkCorpId: null }, {}),
  ...placeFunctions({ lastVisitDays: () => Promise.resolve(new Map()), wasVisited: () => sql<boolean>`false` }),
  ...intakeFunctions({} as PoolEngines),
  ...divisionFunctions,
  ...caseworkFunctions({} as PoolEngines),
  ...jointFunctions,
  ...foundingFunctions,
  ...documentFunctions,
  ...outreachFunctions({ gateways: [], say: () => '', templates: {}, posters: {} as TableStore, contacted: [] }),
  ...fieldworkFunctions({} as PoolEngines),
  ...rightsFunctions,
  ...feedbackFunctions,
  ...cultivationFunctions({} as PoolEngines),
}
const whole: Contract = {
  summary: 'A function',
  access: 'signed-in',
  effect: 'write',
  action: 'self.view',
  audit: 'did it',
  input: z.object({ key: z.string() }),
  output: z.object({}),
}
const problemsOf = (change: Partial<Contract>, implementation: unknown = () => {}) =>
  checkRegistry({ doIt: { ...whole, ...change } }, implementation === undefined ? {} : { doIt: implementation })

describe('the check at start', () => {
  it('finds the real registry whole', () => {
    expect(checkRegistry(registry, handlers)).toEqual([])
  })
  it('finds nothing wrong with a whole function', () => {
    expect(problemsOf({})).toEqual([])
  })
  it.each<[string, Partial<Contract>, RegExp]>([
    ['an action that no policy knows', { action: 'case.burn' as never }, /no access rule/],
    ['an action that only looks known', { action: 'constructor' as never }, /no access rule/],
    ['a write without an audit line', { audit: null }, /no audit line/],
    ['a write with an empty audit line', { audit: '' }, /no audit line/],
    ['a cadre’s read without an audit line', { effect: 'read', access: 'cadre', audit: null }, /no audit line/],
    ['a write without a key', { input: z.object({ id: z.string() }) }, /idempotency key/],
    ['a write whose input is no object', { input: z.string() }, /idempotency key/],
    ['a write that anybody may do', { access: 'public' }, /anybody/],
    ['a record within another that the input does not name', { within: ['join'] }, /no field join/],
    ['a token to bear that the input has not', { access: 'public', bearer: 'token' }, /no field token/],
  ])('refuses %s, by its name', (_, change, problem) => {
    const problems = problemsOf(change)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(problem)
    expect(problems[0]).toMatch(/^doIt: /)
  })
  it.each([[null], ['text'], [{}]])('refuses %p for an implementation', (implementation) => {
    expect(problemsOf({}, implementation)).toEqual(['doIt: no implementation'])
  })
  it('refuses what is declared and not there, and what is there and not declared', () => {
    expect(checkRegistry({ doIt: whole }, {})).toEqual(['doIt: no implementation'])
    expect(checkRegistry({}, { doIt: () => {} })).toEqual(['doIt: implemented but not declared'])
  })
  it('says all that is wrong at once', () => {
    expect(problemsOf({ audit: null, input: z.object({}), access: 'public' }, null)).toHaveLength(4)
  })
})

describe('the API document', () => {
  const document = openApiDocument('1.2.3') as {
    openapi: string
    info: { version: string; description: string }
    paths: Record<string, { post: { operationId: string; summary: string; requestBody: unknown; responses: object } }>
    components: { schemas: { Error: { properties: { name: { enum: string[] } } } } }
  }
  it('covers every function, and nothing else', () => {
    expect(Object.keys(document.paths)).toEqual(Object.keys(registry).map((name) => `/1.1/functions/${name}`))
    for (const [path, { post }] of Object.entries(document.paths)) {
      expect(path.endsWith(`/${post.operationId}`)).toBe(true)
      expect(post.summary.length).toBeGreaterThan(10)
      expect(Object.keys(post.responses)).toEqual(['200', 'default'])
      expect(JSON.stringify(post.requestBody)).toContain('"type":"object"')
    }
  })
  it('names every error with its code and sentence', () => {
    expect(document.components.schemas.Error.properties.name.enum).toEqual(Object.keys(errorRegistry))
    for (const [name, { code }] of Object.entries(errorRegistry))
      expect(document.info.description).toContain(`| ${code} | ${name} |`)
    expect(document.info.version).toBe('1.2.3')
  })
  it('is JSON that says the same when read back', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })
})
