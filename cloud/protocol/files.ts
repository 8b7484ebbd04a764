/**
 * File.save of LeanCloud's client: announce, upload as multipart (`file,name,key,token`), callback. The upload carries no
 * LeanCloud headers: its token alone authenticates. A file counts as saved when it is uploaded; the callback adds nothing.
 */
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { id as recordId } from '../../types/fields'
import { fileTypes } from '../gateways/files/types'
import { findCaseOfLicence } from '../casework/actions'
import { announceUpload, findActor, findUpload, findUploadKey, readUploadToken, settleUpload } from '../people/actions'
import { actingGrant } from '../people/rules'
import type { Actor } from '../platform/actor'
import { writeAudit } from '../platform/audit'
import type { Call, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { checkSignature, deviceOf, sessionTokenOf } from './caller'
import type { ServiceParts } from './service-parts'

/** Largest upload. Source: issue "The main job", own choice: a phone's photo. */
export const UPLOAD_LIMIT = { bytes: 10 * 1024 * 1024, since: '2026-11-23', source: 'own choice' } as const

/** What the person is told of a file that is not kept. */
const REFUSALS = {
  empty: 'fileTypeRefused',
  type: 'fileTypeRefused',
  'too-large': 'fileTooLarge',
  unreadable: 'fileUnreadable',
  unsafe: 'fileUnsafe',
  busy: 'busy',
} as const

/** The stored file behind an upload: the own one, or the licence of a case that lies with the cadre's office, which is written down. */
async function findVisible(call: SignedInCall, id: string): Promise<string | undefined> {
  const own = await findUpload(call, id, call.actor.personId)
  if (own !== undefined) return own
  const caseId = await findCaseOfLicence(call, id)
  const grant = actingGrant(call.actor, 'case.viewLicence')
  const line = { function: 'viewLicence', act: 'viewed a licence', grant } as const
  if (caseId === undefined) {
    // To a cadre outside it is not there; the trail knows that somebody tried.
    if (call.actor.grants.length > 0) await writeAudit(call, { ...line, record: id, outcome: 'refused' })
    return undefined
  }
  await writeAudit(call, { ...line, record: caseId, recordKind: 'case', outcome: 'done' })
  return findUploadKey(call, id)
}

export async function installFiles(
  service: FastifyInstance,
  parts: ServiceParts,
  publicUrl: () => string,
): Promise<void> {
  const { database, clock, tools, files } = parts
  await service.register(multipart, { limits: { files: 1, fields: 8, fileSize: UPLOAD_LIMIT.bytes + 1 } })

  const act = <T>(request: FastifyRequest, work: (call: Call) => Promise<T>): Promise<T> =>
    database.transact((tx) =>
      work({
        tx,
        now: clock.now(),
        tools,
        requestId: request.id,
        device: deviceOf(request),
        address: request.ip,
        actor: null,
      }),
    )
  const actorOf = async (request: FastifyRequest): Promise<Actor> => {
    const token = sessionTokenOf(request)
    if (token === undefined) throw new Failure('signInNeeded')
    const actor = await act(request, (call) => findActor(call, token))
    if (actor === undefined) throw new Failure('sessionInvalid')
    return actor
  }

  service.post('/1.1/fileTokens', async (request) => {
    checkSignature(request, tools.configuration)
    const session = sessionTokenOf(request)
    if (session === undefined) throw new Failure('signInNeeded')
    // Who it is and what is announced in one transaction: between two, a person may have become another.
    const { id, token } = await act(request, async (call) => {
      const actor = await findActor(call, session)
      if (actor === undefined) throw new Failure('sessionInvalid')
      return announceUpload(call, actor.personId)
    })
    const base = publicUrl()
    return {
      objectId: id,
      token,
      key: id,
      provider: 'qiniu',
      bucket: 'uploads',
      upload_url: `${base}/1.1/upload?token=${encodeURIComponent(token)}`,
      url: `${base}/1.1/files/${id}`,
      createdAt: clock.now().toISOString(),
    }
  })

  service.post<{ Querystring: { token?: string } }>('/1.1/upload', async (request) => {
    // In the address, because the file may come before the fields; the log knows routes only, and the token works once.
    const id = readUploadToken({ tools, now: clock.now() }, request.query.token ?? '')
    const part = await request.file()
    if (part === undefined || id === undefined) {
      part?.file.resume()
      throw new Failure('fileTokenInvalid')
    }
    const outcome = await files.store(part.file, { bytes: UPLOAD_LIMIT.bytes })
    if (outcome.outcome === 'refused') {
      part.file.resume()
      throw new Failure(REFUSALS[outcome.reason])
    }
    const isFirst = await act(request, (call) => settleUpload(call, id, outcome))
    // The same token again: the first upload stands, the second leaves nothing behind.
    if (!isFirst) await files.remove(outcome.key)
    return { key: id, name: id }
  })

  service.post('/1.1/fileCallback', () => ({}))

  service.get<{ Params: { id: string } }>('/1.1/files/:id', async (request, reply) => {
    const actor = await actorOf(request)
    const { id } = request.params
    const key = recordId.safeParse(id).success
      ? await act(request, (call) => findVisible({ ...call, actor }, id))
      : undefined
    const found = key === undefined ? undefined : await files.find(key)
    if (found === undefined) throw new Failure('notFound')
    return reply
      .type(fileTypes[found.type].mime)
      .header('content-length', found.bytes)
      .header('content-disposition', 'attachment')
      .header('cache-control', 'private, no-store')
      .send(found.content)
  })
}
