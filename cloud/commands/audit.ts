/** `audit verify [--anchor N:DIGEST]`, `audit protect [--undo]`, `audit expire`: the trail, for whoever keeps the service. */
import type { Command } from 'commander'
import { auditCommandWords as words, sayBreak } from '../../types/words/audit-command'
import { expireTrail } from '../platform/audit/expire'
import { verifyAndKeep } from '../platform/audit/nightly'
import { protectionSql, readProtection, releaseSql } from '../platform/audit/protect'
import { CommandRefused, withGround } from './with-ground'

const say = (line: string) => process.stdout.write(`${line}\n`)

function readAnchor(written: string | undefined) {
  if (written === undefined) return undefined
  const [, number, digest] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(written.trim()) ?? []
  if (number === undefined || digest === undefined) throw new CommandRefused(words.anchorWrong)
  return { number, digest }
}

/** Exit code of a trail that is not whole. */
const EXIT_BROKEN = 1

export function registerAuditCommands(program: Command): void {
  const audit = program.command('audit').description(words.group)
  audit
    .command('verify')
    .description(words.verify)
    .option('--anchor <block>', words.anchor)
    .action(({ anchor }: { anchor?: string }) =>
      withGround(async (ground) => {
        const { broken, blocks, rows, head } = await verifyAndKeep(ground, readAnchor(anchor))
        if (broken !== null) {
          process.stderr.write(`${words.wrong(sayBreak(broken))}\n`)
          process.exitCode = EXIT_BROKEN
          return
        }
        say(words.right(blocks, rows))
        if (head !== null) say(words.head(head.number, head.digest))
      }),
    )
  audit
    .command('protect')
    .description(words.protect)
    .option('--undo', words.undo)
    .action(({ undo }: { undo?: true }) =>
      withGround(async (ground) => {
        if (ground.database.embedded) throw new CommandRefused(words.embedded)
        const found = await ground.act((call) => readProtection(call.tx))
        if (found === undefined) throw new Error('the trail has no tables')
        process.stdout.write(undo ? releaseSql(found) : protectionSql(found))
      }),
    )
  audit
    .command('expire')
    .description(words.expire)
    .action(() =>
      withGround(async (ground) => {
        const { blocks, rows } = await expireTrail(ground)
        if (blocks > 0)
          await ground.act(() => Promise.resolve(), { function: 'audit expire', act: 'let go what was past its time' })
        say(words.expired(blocks, rows))
      }),
    )
}
