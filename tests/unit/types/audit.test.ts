import { registry } from '../../../types/registry'
import type { Contract } from '../../../types/contract'
import { roles } from '../../../types/people'
import { auditReasons } from '../../../types/audit-trail'
import { actWords, auditWords } from '../../../types/words/audit'

const entries: [string, Contract][] = Object.entries(registry)

test('every act that stands in the trail has a name in Chinese on the auditor’s page', () => {
  const audited = entries.filter(([, contract]) => contract.audit !== null).map(([name]) => name)
  expect(audited.filter((name) => actWords[name] === undefined)).toEqual([])
  for (const words of Object.values(actWords)) expect(words).toMatch(/[\u4e00-\u9fff]/)
})

test('so has every role, kind of record and reason', () => {
  for (const role of roles) expect(auditWords.roles[role]).toBeTruthy()
  for (const reason of auditReasons) expect(auditWords.reasons[reason]).toBeTruthy()
  const kinds = new Set(entries.flatMap(([, { record }]) => record ?? []))
  expect([...kinds].filter((kind) => auditWords.kinds[kind] === undefined)).toEqual([])
})
