/** Which organisation of the database a row of a list speaks of. Pure. */
import type { OrganisationRecord } from './check'
import { keyOf } from './check'
import type { KnownOrganisation } from './store'

const namesOf = (enterprise: string, kind: string, name: string) => [enterprise, kind, name].join('\n')

/**
 * The organisations that are known, found by their own number, else by enterprise, kind and name. Codes outweigh names of enterprises: two that
 * carry different codes are two enterprises, however they are called.
 */
export class KnownOrganisations {
  private readonly byCode = new Map<string, KnownOrganisation[]>()
  private readonly byNames = new Map<string, KnownOrganisation[]>()

  constructor(all: readonly KnownOrganisation[]) {
    for (const one of all) this.add(one)
  }

  add(one: KnownOrganisation): void {
    if (one.own_code !== null) push(this.byCode, one.own_code, one)
    push(this.byNames, namesOf(one.enterprise_key, one.kind, one.name_key), one)
    if (one.given_uscc !== null) push(this.byNames, namesOf(one.given_uscc, one.kind, one.name_key), one)
  }

  /** @returns several where it cannot be told */
  find(record: OrganisationRecord): KnownOrganisation[] {
    const enterpriseKey = keyOf(record.enterprise)
    const isSameEnterprise = (one: KnownOrganisation) =>
      record.uscc !== null && one.given_uscc !== null
        ? record.uscc === one.given_uscc
        : one.enterprise_key === enterpriseKey
    if (record.code !== null) {
      const same = (this.byCode.get(record.code) ?? []).filter(
        (one) => (one.kind !== 'joint-branch' && record.kind !== 'joint-branch') || isSameEnterprise(one),
      )
      if (same.length > 0) return same
    }
    const nameKey = keyOf(record.name)
    const near = new Set([
      ...(record.uscc === null ? [] : (this.byNames.get(namesOf(record.uscc, record.kind, nameKey)) ?? [])),
      ...(this.byNames.get(namesOf(enterpriseKey, record.kind, nameKey)) ?? []),
    ])
    return [...near].filter(
      (one) => isSameEnterprise(one) && (record.code === null || one.own_code === null || one.own_code === record.code),
    )
  }
}

function push(map: Map<string, KnownOrganisation[]>, key: string, one: KnownOrganisation): void {
  const found = map.get(key)
  if (found === undefined) map.set(key, [one])
  else found.push(one)
}
