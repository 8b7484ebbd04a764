/** Inputs of whole functions: every wrong field named by its path, in Chinese. */
import { registry } from '../../../types/registry'
import { fieldWords } from '../../../types/words/fields'
import { Failure } from '../../../cloud/platform/failure'
import { parseInput } from '../../../cloud/protocol/input'

const fieldsOf = (name: keyof typeof registry, input: unknown) => {
  try {
    parseInput(registry[name].input, input)
    return []
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    expect(error.error).toBe('inputInvalid')
    return error.fields ?? []
  }
}
const right = {
  key: 'k'.repeat(16),
  subject: { name: '杭州柳岸晴测试科技有限公司', uscc: '91350100M000100Y43', address: '试验路1号' },
  contactName: '示例联系人',
  bodies: ['league'],
  noticeVersion: '2026-11-23',
}

describe('an application', () => {
  it('that is right passes, by hand and by invitation', () => {
    expect(fieldsOf('submitApplication', right)).toEqual([])
    expect(fieldsOf('submitApplication', { ...right, subject: { invitation: 'token' } })).toEqual([])
  })
  it('an empty form names every field of the form, none of the invitation', () => {
    const fields = fieldsOf('submitApplication', {
      ...right,
      subject: { name: '', uscc: '', address: '' },
      contactName: '',
    })
    expect(fields).toEqual([
      { field: 'subject.name', message: fieldWords.name.empty },
      { field: 'subject.uscc', message: fieldWords.uscc.empty },
      { field: 'subject.address', message: fieldWords.address.empty },
      { field: 'contactName', message: fieldWords.contactName.empty },
    ])
  })
  it('a form with a field left out names that field, not an invitation that nobody had', () => {
    for (const left of [{ name: right.subject.name }, { name: right.subject.name, uscc: right.subject.uscc }])
      expect(fieldsOf('submitApplication', { ...right, subject: left }).map(({ field }) => field)).not.toContain(
        'subject.invitation',
      )
  })
  it('a broken invitation is named as such', () => {
    expect(fieldsOf('submitApplication', { ...right, subject: { invitation: '坏' } })).toEqual([
      { field: 'subject.invitation', message: fieldWords.token.wrong },
    ])
  })
  it.each([[[]], [['choir']], [['league', 'league']], ['league'], [null]])('bodies %j are refused', (bodies) => {
    expect(fieldsOf('submitApplication', { ...right, bodies })[0]?.message).toBe(fieldWords.choice.wrong)
  })
})

describe('every function', () => {
  const names = Object.keys(registry) as (keyof typeof registry)[]
  it.each(names)('%s answers any input that is no object in Chinese', (name) => {
    for (const input of [null, undefined, 1, 'text', [], true])
      for (const { message } of fieldsOf(name, input)) expect(message).toMatch(/[\u4e00-\u9fff].*[\u4e00-\u9fff]/)
    expect(fieldsOf(name, 'text').length).toBeGreaterThan(0)
  })
  it.each(names)('%s drops what it did not ask for', (name) => {
    const unasked = { isAdmin: true, __proto__: { polluted: true }, constructor: 1 }
    const parsed = registry[name].input.safeParse({ ...right, ...unasked, id: 'x' })
    if (parsed.success) expect(Object.keys(parsed.data)).not.toContain('isAdmin')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
  it('names ten fields at most', () => {
    const reasons = Array.from({ length: 40 }, () => 'nonsense')
    expect(fieldsOf('returnCase', { key: '', id: '', reasons, note: 5 }).length).toBeLessThanOrEqual(10)
  })
})
