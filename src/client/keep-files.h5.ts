/**
 * Asks the browser to keep the app's own files, so that the pages of field work open again without a network. Called by those pages
 * only: an owner's browser keeps nothing. What is kept and how: config/offline/worker.js.
 */
let asked = false

export function keepFiles(): void {
  // Old browsers, private windows and the web views of some hosts have none: there the page has to stay open.
  if (asked || !('serviceWorker' in navigator)) return
  asked = true
  navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => {
    asked = false
  })
}
