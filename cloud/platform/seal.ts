/**
 * What a database was first opened with must stay: with another index key nobody is found by phone, with other master keys no
 * value opens, with another token key every invitation is void, with another home city two cities mix. So these are written
 * down once (keyed prints, never keys) and compared at each start.
 */
import type { Tools } from './call'
import type { Tx } from './database/database'
import { findFact, putFact } from './facts'

/** @returns what keeps this process from opening the database, a sentence each; empty is right */
export async function compareSeal(
  tx: Tx,
  tools: Pick<Tools, 'configuration' | 'ciphers' | 'tokens'>,
): Promise<string[]> {
  const { configuration, ciphers, tokens } = tools
  const problems: string[] = []
  const prints = {
    'print-index-key': [
      ciphers.blind('print', 'index').toString('hex'),
      'INDEX_KEY is another one than this database was made with: nobody would be found by phone.',
    ],
    'print-token-key': [
      tokens.hash('print', 'token').toString('hex'),
      'TOKEN_KEY is another one than this database was made with: every invitation would be void.',
    ],
    'home-city': [configuration.HOME_CITY, 'HOME_CITY is another one than this database was made for.'],
  } as const
  for (const [name, [value, problem]] of Object.entries(prints)) {
    const known = await findFact(tx, name)
    if (known === undefined) await putFact(tx, name, value)
    else if (known !== value) problems.push(problem)
  }
  const probe = await findFact(tx, MASTER_PRINT)
  if (probe === undefined) await putFact(tx, MASTER_PRINT, ciphers.newPersonKey().toString('base64'))
  else if (!opens(ciphers, Buffer.from(probe, 'base64')))
    problems.push('MASTER_KEYS lacks the key that this database was made with: no personal value would open.')
  const mode = await findFact(tx, 'mode')
  if (configuration.MODE === 'production') await putFact(tx, 'mode', 'production')
  else if (mode === 'production')
    problems.push(
      'This database has served in production: MODE=demo refuses it (its sandboxes would show login codes).',
    )
  return problems
}

const MASTER_PRINT = 'print-master-key'

/** Whether the database's own print of the master keys is wrapped by the first of them. */
export async function isPrintCurrent(tx: Tx, { ciphers }: Pick<Tools, 'ciphers'>): Promise<boolean> {
  const print = await findFact(tx, MASTER_PRINT)
  return print === undefined || ciphers.isCurrent(Buffer.from(print, 'base64'))
}

/** Moves the print along with a rotation: else the old key could never leave. */
export async function renewPrint(tx: Tx, { ciphers }: Pick<Tools, 'ciphers'>): Promise<void> {
  const print = await findFact(tx, MASTER_PRINT)
  if (print !== undefined)
    await putFact(tx, MASTER_PRINT, ciphers.rewrap(Buffer.from(print, 'base64')).toString('base64'))
}

function opens(ciphers: Tools['ciphers'], wrapped: Buffer): boolean {
  try {
    ciphers.rewrap(wrapped)
    return true
  } catch {
    return false
  }
}
