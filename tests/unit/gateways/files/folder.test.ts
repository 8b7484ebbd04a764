import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { openFolderStore } from '../../../../cloud/gateways/files/folder'
import type { FileGateway } from '../../../../cloud/gateways/files/port'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const JPG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5])
const PDF = Buffer.from('%PDF-1.7\ninvented')
const limit = { bytes: 1000 }

let folder: string
let files: FileGateway
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-test-'))
  files = await openFolderStore(folder)
})
afterEach(() => rm(folder, { recursive: true }))

/** A source that gives its bytes in pieces, as a network does. */
async function* piecesOf(content: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield Promise.resolve(content.subarray(at, at + size))
}
const everyFile = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
const keyOf = async (content: Buffer) => {
  const stored = await files.store(piecesOf(content, 4), limit)
  if (stored.outcome !== 'stored') throw new Error(`refused: ${stored.reason}`)
  return stored.key
}

it.each([
  ['jpg', JPG],
  ['png', PNG],
  ['pdf', PDF],
] as const)('gives back a %s as it was stored', async (type, content) => {
  for (const size of [1, 7, 1000]) {
    const stored = await files.store(piecesOf(content, size), limit)
    expect(stored).toMatchObject({ outcome: 'stored', type, bytes: content.length })
  }
  const found = await files.find(await keyOf(content))
  expect(found).toMatchObject({ type, bytes: content.length })
  expect(await buffer(found!.content)).toEqual(content)
})

it('gives every file a key of its own', async () => {
  expect(await keyOf(PNG)).not.toBe(await keyOf(PNG))
})

it('is there after the store is opened anew', async () => {
  const key = await keyOf(PDF)
  const found = await (await openFolderStore(folder)).find(key)
  expect(await buffer(found!.content)).toEqual(PDF)
})

it.each([
  ['empty', Buffer.alloc(0)],
  ['type', Buffer.from('<html><script>alert(1)</script></html>')],
  ['type', Buffer.from('MZ')],
  ['type', Buffer.concat([Buffer.from(' '), PDF])],
  ['too-large', Buffer.concat([PNG, Buffer.alloc(990)])],
] as const)('refuses as %s and keeps nothing', async (reason, content) => {
  expect(await files.store(piecesOf(content, 4), limit)).toEqual({ outcome: 'refused', reason })
  expect(await everyFile()).toEqual([])
})

it('takes a file of exactly the limit', async () => {
  expect(await files.store(piecesOf(PNG, 4), { bytes: PNG.length })).toMatchObject({ outcome: 'stored' })
})

it('keeps nothing of an upload that breaks off', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Promise.resolve(PNG)
    throw new Error('connection lost')
  }
  await expect(files.store(broken(), limit)).rejects.toThrow('connection lost')
  expect(await everyFile()).toEqual([])
})

it('finds nothing outside its keys', async () => {
  await writeFile(join(folder, 'secret.png'), PNG)
  for (const key of ['', 'secret.png', '../secret.png', `${'0'.repeat(32)}.png`, `${'0'.repeat(32)}.exe`, 'incoming'])
    expect(await files.find(key)).toBeUndefined()
})

it('removes a file, and minds no missing one', async () => {
  const key = await keyOf(JPG)
  await files.remove(key)
  await files.remove(key)
  await files.remove('../secret.png')
  expect(await files.find(key)).toBeUndefined()
})

it('clears away what a dead process left a day ago, not what is being written', async () => {
  const old = new Date(Date.now() - 25 * 3_600_000)
  await writeFile(join(folder, 'incoming', 'dead'), PNG)
  await utimes(join(folder, 'incoming', 'dead'), old, old)
  await writeFile(join(folder, 'incoming', 'alive'), PNG)
  await openFolderStore(folder)
  expect(await readdir(join(folder, 'incoming'))).toEqual(['alive'])
})
