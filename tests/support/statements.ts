/** What a request asks of the database. The embedded one has a single connection, so that transactions stand one behind the other. */
import { Client } from 'pg'

export interface Statement {
  text: string
  rows: object[]
}

/**
 * The statements of those transactions, while something is done, of which one statement has the mark: what loops of the service ask beside it is
 * left out.
 */
export async function statementsOf(mark: RegExp, work: () => Promise<unknown>): Promise<Statement[]> {
  const query = jest.spyOn(Client.prototype, 'query')
  try {
    await work()
    const answers = await Promise.allSettled(query.mock.results.map((result) => result.value as unknown))
    const transactions: Statement[][] = [[]]
    for (const [i, answer] of answers.entries()) {
      const text = JSON.stringify(query.mock.calls[i]?.[0])
      if (/^"begin/i.test(text)) transactions.push([])
      const rows = answer.status === 'fulfilled' ? (answer.value as { rows?: object[] } | undefined)?.rows : undefined
      transactions.at(-1)?.push({ text, rows: rows ?? [] })
    }
    return transactions.filter((one) => one.some(({ text }) => mark.test(text))).flat()
  } finally {
    query.mockRestore()
  }
}
