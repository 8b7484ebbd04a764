/** Photos in a browser; see photo.ts. */
import { chooseFile } from './choose-photo.h5'

export const choosePhoto = (): Promise<File | undefined> => chooseFile(false, 'licence-photo')

export async function sendPhoto(photo: File, url: string, fields: Record<string, string>): Promise<boolean> {
  const form = new FormData()
  for (const name of Object.keys(fields)) form.append(name, fields[name] ?? '')
  form.append('file', photo, photo.name)
  try {
    return (await fetch(url, { method: 'POST', body: form })).ok
  } catch {
    return false
  }
}
