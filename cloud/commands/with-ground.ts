/** Opens the database for one command and closes it again; what a person can put right is one Chinese line and exit code 2. */
import { openGround, StartRefused, type Ground } from '../compose'
import { ConfigurationError, readConfiguration } from '../platform/configuration/read'
import { WrittenWrong } from '../people/actions'
import { FolderInUseError } from '../platform/database/embedded/lock'
import { Failure } from '../platform/failure'
import { BatchInputError, EXIT_BAD_INPUT } from './batch'

/** Something the person at the terminal can put right; its message is the sentence to show. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused'
}

const EXPECTED = [
  CommandRefused,
  BatchInputError,
  ConfigurationError,
  StartRefused,
  FolderInUseError,
  Failure,
  WrittenWrong,
]

/** Runs a command's work; expected refusals end with their sentence, all else is a defect and shows its stack. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Error) || !EXPECTED.some((kind) => error instanceof kind)) throw error
    const sentences =
      error instanceof Failure && error.fields ? error.fields.map((field) => field.message) : [error.message]
    process.stderr.write(`${sentences.join('\n')}\n`)
    process.exitCode = EXIT_BAD_INPUT
  }
}

export async function withGround(work: (ground: Ground) => Promise<void>): Promise<void> {
  await runCommand(async () => {
    const ground = await openGround(readConfiguration(process.env))
    try {
      await work(ground)
    } finally {
      await ground.stop()
    }
  })
}
