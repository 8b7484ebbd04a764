/**
 * Browsers that do not say when somebody closes the picker (`cancel`: Chrome 113, Safari 16.4, Firefox 91; WeChat's on Android is older). A page that
 * is back waits so long for a photo that is being made ready; whatever is touched this long after the tap that opened the picker is no double tap.
 * Own choice, 2026-11-29.
 */
const patience = { backMs: 5000, doubleTapMs: 1000 } as const
const touches = ['pointerdown', 'touchstart', 'keydown', 'click'] as const

/**
 * Choosing a photo in a browser; see choose-photo.ts. Taro's own way there would bring a polyfill of URL to every phone.
 * @returns undefined when the person thought better of it: said by the browser, or by going on with the page
 */
export function chooseFile(fromCamera: boolean, id: string): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    if (fromCamera) input.setAttribute('capture', 'environment')
    input.id = id
    input.style.display = 'none'
    const openedAt = Date.now()
    let timer: ReturnType<typeof setTimeout> | undefined
    const settle = () => {
      clearTimeout(timer)
      window.removeEventListener('focus', back)
      for (const touch of touches) document.removeEventListener(touch, goOn, true)
      input.remove()
      resolve(input.files?.[0])
    }
    const back = () => {
      clearTimeout(timer)
      timer = setTimeout(settle, patience.backMs)
    }
    const goOn = () => {
      if (Date.now() - openedAt > patience.doubleTapMs) settle()
    }
    input.addEventListener('change', settle)
    input.addEventListener('cancel', settle)
    document.body.append(input)
    input.click()
    window.addEventListener('focus', back)
    for (const touch of touches) document.addEventListener(touch, goOn, true)
  })
}
