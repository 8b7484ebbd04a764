/** Telephone and legal representative of a register: personal values, sealed under a person per enterprise. */
import { putPersonalValuesInBulk, type BulkPerson } from '../../people/actions'
import type { Call } from '../../platform/call'
import { plainPhone } from '../rules'
import type { PoolRecord } from './check'
import * as store from './store'

export const registerFields = { phone: 'register/phone', legalPerson: 'register/legal-person' } as const

/** @returns the enterprises for which a value was not known */
export async function putContacts(
  act: Pick<Call, 'tx' | 'now' | 'tools'>,
  records: readonly PoolRecord[],
): Promise<string[]> {
  const telling = records.filter(({ phone, legalPerson }) => phone || legalPerson)
  if (telling.length === 0) return []
  const known = await store.listRegisterPersons(
    act.tx,
    telling.map((record) => record.uscc),
  )
  const people = telling.flatMap(({ uscc, phone, legalPerson }): (BulkPerson & { enterpriseId: string })[] => {
    const enterprise = known.get(uscc)
    if (enterprise === undefined) return []
    const values = [
      ...(phone
        ? [{ field: registerFields.phone, value: phone, blind: { purpose: 'phone', value: plainPhone(phone) } }]
        : []),
      ...(legalPerson
        ? [
            {
              field: registerFields.legalPerson,
              value: legalPerson,
              blind: { purpose: registerFields.legalPerson, value: legalPerson },
            },
          ]
        : []),
    ]
    return [{ enterpriseId: enterprise.id, personId: enterprise.personId, values }]
  })
  const results = await putPersonalValuesInBulk(act, people)
  const pairs = results.map(({ personId, isNew, changed }, at) => ({
    enterpriseId: people[at]?.enterpriseId ?? '',
    personId,
    isNew,
    changed,
  }))
  await store.putRegisterPersons(
    act.tx,
    pairs.filter((pair) => pair.isNew),
  )
  return pairs.filter((pair) => pair.changed).map((pair) => pair.enterpriseId)
}
