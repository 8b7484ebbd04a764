/** Sending a photo: announced under the session, then uploaded with the token that the service gave. */
import { attempt, sdk, serviceAddress } from './cloud'
import { choosePhoto, sendPhoto } from './photo'

interface Announced {
  objectId: string
  token: string
  key: string
  upload_url: string
}

/**
 * Lets the person choose a photo and uploads it.
 * @returns the upload's id; undefined when nothing was chosen. Throws when it did not arrive.
 */
export async function uploadPhoto(onChosen: () => void): Promise<string | undefined> {
  const photo = await choosePhoto()
  if (photo === undefined) return undefined
  onChosen()
  const announced = (await attempt(
    () => sdk().request({ method: 'POST', path: '/fileTokens', data: {} }) as Promise<unknown>,
  )) as Announced
  const { upload_url, token, key } = announced
  // The service names itself as the world knows it; this page reaches it under its own address.
  const url = upload_url.replace(/^https?:\/\/[^/]+/, serviceAddress())
  if (!(await sendPhoto(photo, url, { token, key }))) throw new Error('the photo did not arrive')
  return announced.objectId
}
