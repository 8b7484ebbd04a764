/**
 * A sample of the memberships that addresses propose, and what a person said who read it. The verdicts lie beside this file without a name or an
 * address: a proposal is a hash of what was read. A proposal that comes out otherwise (another place, another floor) is another hash, which nobody
 * has read.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseCsv } from '../../../cloud/platform/csv'
import { wilson } from '../figures'

/** One enterprise at one place, as the registry proposes it. */
export interface Proposed {
  place: string
  at: string
  kind: string
  uscc: string
  address: string
  floor: string
  room: string
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

export const proposalOf = ({ place, at, uscc, address, floor, room }: Proposed): string =>
  digest([place, at, uscc, address, floor, room].join('\n'))

/** Those whose hash with the seed is lowest: what is proposed anew beside them pushes few out. */
export const draw = <P extends Proposed>(proposed: readonly P[], seed: string, size: number): P[] =>
  proposed
    .map((row) => ({ row, lot: digest(`${seed} ${proposalOf(row)}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, size)
    .map(({ row }) => row)

const VERDICTS = ['right', 'wrong', 'unclear'] as const
type Verdict = (typeof VERDICTS)[number]

interface Said {
  member: Verdict
  floor: Verdict
}

const isVerdict = (text: string): text is Verdict => VERDICTS.some((one) => one === text)

/** @throws Error naming the line that is none */
export function readVerdicts(text: string): Map<string, Said> {
  const { rows } = parseCsv(text)
  return new Map(
    rows.map(([proposal = '', member = '', floor = ''], i) => {
      if (!/^[0-9a-f]{16}$/.test(proposal) || !isVerdict(member) || !isVerdict(floor))
        throw new Error(`no verdict in line ${i + 2}`)
      return [proposal, { member, floor }]
    }),
  )
}

/** What was unclear counts as wrong in the lower figure: nobody can say that it was right. */
function say(what: string, verdicts: readonly Verdict[]): string {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length
  const [right, unclear] = [count('right'), count('unclear')]
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  const [low, high] = wilson(right, verdicts.length)
  return `${what}: ${right} right, ${count('wrong')} wrong, ${unclear} unclear of ${verdicts.length} (right ${percent(right / verdicts.length)}, Wilson 95 % ${percent(low)}–${percent(high)})`
}

/** Precision of those of a sample that somebody has read, and how many nobody has. */
export function judge(sample: readonly Proposed[], verdicts: ReadonlyMap<string, Said>): string[] {
  const read = sample.flatMap((row) => verdicts.get(proposalOf(row)) ?? [])
  const unread = sample.length - read.length
  return [
    ...(read.length === 0
      ? []
      : [
          say(
            'membership',
            read.map(({ member }) => member),
          ),
          say(
            'floor',
            read.map(({ floor }) => floor),
          ),
        ]),
    ...(unread === 0 ? [] : [`${unread} of the sample not read by anybody: no figure for them`]),
  ]
}

export const readKeptVerdicts = (): Map<string, Said> => readVerdicts(readFileSync(`${__dirname}/verdicts.csv`, 'utf8'))
