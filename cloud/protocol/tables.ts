/** A table for an import: announced by a function, then sent as multipart with a token that authenticates alone and opens once. */
import type { FastifyInstance } from 'fastify'
import { largestTable, readImportToken, receiveTable } from '../cultivation/imports/actions'
import { Failure } from '../platform/failure'
import type { ServiceParts } from './service-parts'

export function installTables(service: FastifyInstance, { database, clock, tools, tables }: ServiceParts): void {
  service.post<{ Querystring: { token?: string } }>('/1.1/tables', async (request) => {
    const id = readImportToken({ tools, now: clock.now() }, request.query.token ?? '')
    const part = await request.file({ limits: { fileSize: largestTable + 1 } })
    if (part === undefined || id === undefined) {
      part?.file.resume()
      throw new Failure('fileTokenInvalid')
    }
    const key = await tables.store(part.file, largestTable)
    if (key === undefined) {
      part.file.resume()
      throw new Failure('tableTooLarge')
    }
    const isFirst = await database.transact((tx) => receiveTable({ tx, now: clock.now() }, id, key))
    // The same token again, or the job was dropped meanwhile: nothing is left behind.
    if (!isFirst) await tables.remove(key)
    return { id }
  })
}
