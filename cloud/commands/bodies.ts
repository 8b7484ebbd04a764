import type { Command } from 'commander'
import { offeredBody } from '../../types/city'
import { intakeWords } from '../../types/words/intake'
import { staffWords } from '../../types/words/staff'
import { staffTableWords as tableWords } from '../../types/words/staff-table'
import { terminalWords as words } from '../../types/words/terminal'
import { ensureTreeBeside } from '../divisions/actions'
import { configureBody, listOfferedBodies, removeBody } from '../intake/actions'
import { writeAudit } from '../platform/audit'
import { CommandRefused, withGround } from './with-ground'

const bodyField = offeredBody.shape.body
const known = Object.entries(intakeWords.bodies).filter(([body]) => bodyField.safeParse(body).success)

function readBody(written: string) {
  const named = known.find(([body, name]) => body === written || name === written)?.[0] ?? written
  const parsed = bodyField.safeParse(named)
  if (!parsed.success)
    throw new CommandRefused(
      tableWords.bodyUnknown(
        written,
        known.map(([, name]) => name),
      ),
    )
  return parsed.data
}

/** `bodies list`, `bodies set BODY --office NAME`, `bodies remove BODY`: what can be set up together with the League's organisation. */
export function registerBodiesCommands(program: Command): void {
  const bodies = program.command('bodies').description(words.bodies)
  bodies
    .command('list')
    .description(words.bodiesList)
    .action(() =>
      withGround(async (ground) => {
        const offered = await ground.act((call) => listOfferedBodies(call))
        const lines = offered.map(({ name, recipient }) => words.bodyOffered(name, recipient))
        process.stdout.write(`${(lines.length === 0 ? [words.noBodies] : lines).join('\n')}\n`)
      }),
    )
  bodies
    .command('set <body>')
    .description(words.bodiesSet)
    .requiredOption('--office <name>', '接收申请的单位全称，写入告知书')
    .action((written: string, { office }: { office: string }) =>
      withGround(async (ground) => {
        const body = readBody(written)
        const name = office.trim()
        if (name === '') throw new CommandRefused(words.bodyNeedsOffice)
        await ground.act(async (call) => {
          await configureBody(call, body, name)
          await ensureTreeBeside(call, body, staffWords.partners[body])
          await writeAudit(call, {
            function: 'bodies set',
            act: `set who receives for ${body}`,
            record: null,
            outcome: 'done',
          })
        })
        process.stdout.write(`${words.bodyOffered(intakeWords.bodies[body], name)}\n`)
      }),
    )
  bodies
    .command('remove <body>')
    .description(words.bodiesRemove)
    .action((written: string) =>
      withGround(async (ground) => {
        const body = readBody(written)
        const was = await ground.act(async (call) => {
          await writeAudit(call, { function: 'bodies remove', act: `ended ${body}`, record: null, outcome: 'done' })
          return removeBody(call, body)
        })
        process.stdout.write(`${was ? words.bodyRemoved(intakeWords.bodies[body]) : words.noBodies}\n`)
      }),
    )
}
