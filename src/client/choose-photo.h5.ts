/**
 * Browsers that do not say when somebody closes the picker (`cancel`: Chrome 113, Safari 16.4, Firefox 91; WeChat's on Android is older). A page that
 * is back waits so long for a photo that is being made ready; what is touched so soon after it is back, or so soon after the tap where it was never
 * left, was meant for what stood there before: a camera may take seconds to open. Own choice, 2026-11-29.
 */
const patience = { backMs: 5000, doubleTapMs: 1000, openingMs: 20_000 } as const
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
    /** From when on a touch is one of somebody who is back from the picker. */
    let settlesFrom = Date.now() + patience.openingMs
    let timer: ReturnType<typeof setTimeout> | undefined
    const settle = () => {
      clearTimeout(timer)
      listen(false)
      input.remove()
      resolve(input.files?.[0])
    }
    const away = () => {
      clearTimeout(timer)
      settlesFrom = Date.now() + patience.doubleTapMs
    }
    const back = () => {
      away()
      timer = setTimeout(settle, patience.backMs)
    }
    const turned = () => (document.hidden ? away : back)()
    const goOn = () => {
      if (Date.now() >= settlesFrom) settle()
    }
    const listen = (on: boolean) => {
      const how = on ? 'addEventListener' : 'removeEventListener'
      window[how]('blur', away)
      window[how]('focus', back)
      document[how]('visibilitychange', turned)
      for (const touch of touches) document[how](touch, goOn, true)
    }
    input.addEventListener('change', settle)
    input.addEventListener('cancel', settle)
    document.body.append(input)
    input.click()
    listen(true)
  })
}
