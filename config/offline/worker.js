// Keeps the app's own files in a cadre's browser, so that the page opens in a lift (decision 0032). Holds nothing of any person: what is
// not named in FILES goes by untouched, every call of the service among it. The build puts VERSION, DOCUMENT and FILES before this text
// (config/offline/index.cjs).
const KEPT = 'league-files-'
const CURRENT = KEPT + VERSION
/** A document that takes longer than this is the kept one: a bar of signal in a stairwell is worse than none. Own choice, 2026-11-29. */
const PATIENCE_MS = 4000

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Everything of one build or nothing: the document is kept only when it is the one that these files belong to. */
async function keepAll() {
  const cache = await caches.open(CURRENT)
  const answer = await fetch('/', { cache: 'reload', credentials: 'omit' })
  if (!answer.ok || answer.redirected) throw new Error('the document did not come')
  if (hex(await crypto.subtle.digest('SHA-256', await answer.clone().arrayBuffer())) !== DOCUMENT)
    throw new Error('the document is of another build')
  await cache.addAll(FILES.map((path) => new Request(path, { credentials: 'omit' })))
  await cache.put('/', answer)
}

/** The document is put in last: where it lies everything does. */
const isWhole = async (name) => !!(await (await caches.open(name)).match('/', { ignoreVary: true }))

/** What was begun and did not come whole goes again: it would pass for the newest of those before. */
async function dropPart(error) {
  if (!(await isWhole(CURRENT))) await caches.delete(CURRENT)
  throw error
}

/** Of what was there before, the newest that is whole stays: a page that is open goes on with the files that it began with. */
async function forgetOld() {
  const names = (await caches.keys()).filter((name) => name.startsWith(KEPT) && name !== CURRENT)
  const whole = await Promise.all(names.map(isWhole))
  const stays = whole.lastIndexOf(true)
  await Promise.all(names.map((name, at) => at !== stays && caches.delete(name)))
}

async function openDocument(request) {
  const kept = await (await caches.open(CURRENT)).match('/', { ignoreVary: true })
  if (!kept) return fetch(request)
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  const fresh = await Promise.race([fetch(request).catch(() => undefined), late])
  return fresh && fresh.ok ? fresh : kept
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting(), dropPart))
})
self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()))
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (pathname === '/') event.respondWith(openDocument(request))
  } else if (/^\/(js|css)\/[\w.-]+\.[0-9a-f]{8}\.(js|css)$/.test(pathname))
    // Named by their content: the same name never means two things, whatever build it was kept for.
    event.respondWith(caches.match(pathname, { ignoreVary: true }).then((kept) => kept || fetch(request)))
})
