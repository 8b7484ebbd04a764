/** Opening an uploaded file in a browser; see open-file.ts. */
import { asImage } from './as-image'
import { fileRequest } from './file-request'

export async function openFile(id: string): Promise<string> {
  const { url, header } = fileRequest(id)
  const answer = await fetch(url, { headers: header })
  if (!answer.ok) throw new Error('the file was refused')
  return asImage(await answer.blob())
}
