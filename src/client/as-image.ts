/**
 * A file of the browser as an address that an image can show. Not by URL.createObjectURL: naming URL makes the build carry a whole
 * polyfill of it to every phone.
 */
export function asImage(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(new Error('the file could not be read'))
    reader.readAsDataURL(file)
  })
}
