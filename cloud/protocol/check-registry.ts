/** The service refuses to start on a function that is not whole. */
import { actions } from '../../types/actions'
import type { Contract } from '../../types/contract'
import { policy } from '../people/rules'

/**
 * @param registry the contract's registry; any, so that a test can try a broken one
 * @returns what is wrong, a line each: no implementation, no access rule, no audit line, a write without a key
 */
export function checkRegistry(
  registry: Readonly<Record<string, Contract>>,
  handlers: Readonly<Record<string, unknown>>,
): string[] {
  const problems: string[] = []
  for (const [name, contract] of Object.entries(registry)) {
    if (typeof handlers[name] !== 'function') problems.push(`${name}: no implementation`)
    if (!actions.includes(contract.action) || !Object.hasOwn(policy, contract.action))
      problems.push(`${name}: no access rule`)
    const needsAudit = contract.effect === 'write' || contract.access === 'cadre'
    if (needsAudit && !contract.audit) problems.push(`${name}: no audit line`)
    const { def } = contract.input
    const fields = def.type === 'object' && 'shape' in def ? Object.keys(def.shape as object) : []
    if (contract.effect === 'write' && !fields.includes('key'))
      problems.push(`${name}: a write without an idempotency key`)
    if (contract.bearer !== undefined && !fields.includes(contract.bearer))
      problems.push(`${name}: no field ${contract.bearer} to bear`)
    for (const field of contract.within ?? [])
      if (!fields.includes(field)) problems.push(`${name}: no field ${field} to name a record within`)
    if (contract.effect === 'write' && contract.access === 'public' && contract.bearer === undefined)
      problems.push(`${name}: a write that anybody may do`)
  }
  for (const name of Object.keys(handlers))
    if (!Object.hasOwn(registry, name)) problems.push(`${name}: implemented but not declared`)
  return problems
}
