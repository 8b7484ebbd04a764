/** Choosing a photo in a browser; see choose-photo.ts. Taro's own way there would bring a polyfill of URL to every phone. */
export function chooseFile(fromCamera: boolean, id: string): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    if (fromCamera) input.setAttribute('capture', 'environment')
    input.id = id
    input.style.display = 'none'
    const settle = (file: File | undefined) => {
      input.remove()
      resolve(file)
    }
    input.addEventListener('change', () => settle(input.files?.[0]))
    input.addEventListener('cancel', () => settle(undefined))
    document.body.append(input)
    input.click()
  })
}
