/** `cadre import FILE [--dry-run]`: a spreadsheet of appointments, all or nothing, every wrong line named. */
import { batchWords } from '../../types/words/reasons'
import { terminalWords as words } from '../../types/words/terminal'
import { listEveryOffice } from '../divisions/actions'
import type { Ground } from '../compose'
import { appointWritten, readAppointments } from '../people/actions'
import { writeAudit } from '../platform/audit'
import { UnreadableTable } from '../platform/spreadsheet/table'
import { CommandRefused } from './with-ground'

type Outcomes = Awaited<ReturnType<typeof appointWritten>>

class TakenBack extends Error {
  override readonly name = 'TakenBack'
}

/** @throws CommandRefused where the file is no table, lacks a column, or has a wrong line: nobody is appointed then */
export async function importCadres(
  ground: Ground,
  file: string,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<void> {
  const lines = await read(file)
  const seen: { outcomes: Outcomes } = { outcomes: [] }
  try {
    await ground.act(async (call) => {
      const bodies = new Set((await listEveryOffice(call)).map((office) => office.body))
      // Who has the machine has the city: the command asks for no right.
      seen.outcomes = await appointWritten(call, lines, { body: 'league', bodies, mayGive: () => true, by: null })
      if (dryRun || seen.outcomes.some((one) => one.outcome === 'wrong')) throw new TakenBack()
      await writeAudit(call, { function: 'cadre import', act: 'appointed cadres', record: null, outcome: 'done' })
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  const wrong = seen.outcomes.flatMap((one) =>
    one.outcome === 'wrong' ? [words.cadreLineRefused(one.line, one.why)] : [],
  )
  for (const line of wrong) process.stdout.write(`${line}\n`)
  if (wrong.length > 0) throw new CommandRefused(words.cadresRefused(wrong.length))
  const count = (outcome: 'new' | 'held') => seen.outcomes.filter((one) => one.outcome === outcome).length
  process.stdout.write(`${words.cadresSummary(count('new'), count('held'))}\n`)
  if (dryRun) process.stdout.write(`${words.dryRun}\n`)
}

async function read(file: string) {
  try {
    return await readAppointments(file)
  } catch (error) {
    if (error instanceof UnreadableTable) throw new CommandRefused(error.message, { cause: error })
    throw new CommandRefused(batchWords.missingFile(file), { cause: error })
  }
}
