/** Whether a secret could have been thought up instead of drawn: what is guessable protects nothing. */

/** Own choice, 2026-11-24: 32 drawn bytes have 30 different ones; fewer than 20, or as few different steps, come about once in 10^9. */
const LEAST_DIFFERENT = 20
const LEAST_STEPS = 16

/** Why a key of 32 bytes is not fit for real people; undefined where nothing speaks against it. Never says a byte of it. */
export function weaknessOf(key: Buffer): string | undefined {
  if (new Set(key).size < LEAST_DIFFERENT) return 'repeats a few bytes'
  if (key.every((byte) => byte >= 0x20 && byte < 0x7f)) return 'is a text, not chance'
  const steps = new Set(key.subarray(1).map((byte, at) => byte - (key[at] ?? 0)))
  return steps.size < LEAST_STEPS ? 'is counted up' : undefined
}

/** What is wrong with the secrets of a service together, a line each: weak ones, and one secret used for two purposes. */
export function weakSecrets(secrets: Readonly<Record<string, readonly Buffer[]>>): string[] {
  const problems: string[] = []
  const seen = new Map<string, string>()
  for (const [name, keys] of Object.entries(secrets))
    for (const key of keys) {
      const weakness = weaknessOf(key)
      if (weakness !== undefined)
        problems.push(`${name}: production refuses a key that ${weakness}. Draw one: openssl rand -base64 32.`)
      const other = seen.get(key.toString('hex'))
      if (other !== undefined)
        problems.push(
          name === other
            ? `${name}: the same key stands there twice.`
            : `${name}: is the same key as ${other}. Each needs its own.`,
        )
      seen.set(key.toString('hex'), name)
    }
  return problems
}
