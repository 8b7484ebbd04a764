/** The landing page as plain HTML: no script, nothing loaded; of the invitation its own link, and what it shows to whoever holds that. */
import { landingWords as words, lostWords } from '../../types/words/landing'
import { invitationWords } from '../../types/words/owner'

/** Of src/theme/tokens.css; a test holds them to it. */
export const landingTokens = {
  ground: '#f6f5f2',
  card: '#ffffff',
  ink: '#1f2328',
  'ink-2': '#57606a',
  line: '#dcd9d2',
  red: '#c41e1e',
  'on-red': '#ffffff',
  blue: '#0b5cad',
  'type-title': '22px',
  'type-lead': '19px',
  'type-body': '17px',
  'type-second': '15px',
  'type-small': '13px',
  'line-height': '1.5',
  'space-2': '8px',
  'space-3': '12px',
  'space-4': '16px',
  'space-6': '32px',
  'radius-card': '12px',
  'radius-field': '8px',
  target: '44px',
  'target-primary': '48px',
  'page-width': '480px',
} as const

const tokens = Object.entries(landingTokens)
  .map(([name, value]) => `--${name}:${value}`)
  .join(';')
const STYLE = `:root{${tokens}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:var(--type-body)/var(--line-height) system-ui,-apple-system,"PingFang SC","Noto Sans SC","Noto Sans CJK SC",sans-serif}
main{max-width:var(--page-width);margin:0 auto;padding:var(--space-6) var(--space-4)}
section{background:var(--card);border:1px solid var(--line);border-radius:var(--radius-card);padding:var(--space-4)}
header{display:flex;align-items:center;gap:var(--space-3);margin-bottom:var(--space-4)}
h1{font-size:var(--type-title);line-height:1.3;margin:0}
p{margin:0 0 var(--space-4)}
.from,.firm{font-weight:600;line-height:1.35;margin:0}
.firm{font-size:var(--type-lead)}
header+h1{margin-bottom:var(--space-3)}
.names{border-top:1px solid var(--line);padding-top:var(--space-3)}
.names .second{text-align:left;margin-bottom:var(--space-4)}
a{display:flex;align-items:center;justify-content:center;min-height:var(--target);border-radius:var(--radius-field);text-decoration:none;color:var(--blue)}
a.first{min-height:var(--target-primary);background:var(--red);color:var(--on-red);font-weight:600;margin-bottom:var(--space-3)}
a:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
.second{font-size:var(--type-second);color:var(--ink-2);text-align:center;margin:0}
footer{font-size:var(--type-small);color:var(--ink-2);text-align:center;margin-top:var(--space-4)}`

const MARK =
  '<svg viewBox="0 0 48 48" width="40" height="40" aria-hidden="true"><rect width="48" height="48" rx="12" fill="#c41e1e"/><path d="M13 30c0-7 5-12 11-12s11 5 11 12" fill="none" stroke="#e8b84a" stroke-width="3" stroke-linecap="round"/><path d="M11 35h26" stroke="#fff" stroke-width="3" stroke-linecap="round"/><circle cx="24" cy="13" r="4" fill="#e8b84a"/><path d="M24 23v7" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>'

const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** For whoever follows an address that leads nowhere: what to do, and the way to the first page. */
export function drawLost(): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow"><title>${lostWords.title}</title><style>${STYLE}</style></head>
<body><main><section><header>${MARK}<h1>${lostWords.title}</h1></header>
<p>${lostWords.lead}</p>
<a class="first" id="home" href="/">${lostWords.home}</a></section>
<footer>${words.service}</footer></main></body></html>
`
}

/** Who invites, to what, and which enterprise. */
export interface LandingNames {
  office: string
  title: string | null
  enterprise: { name: string; place: string } | null
}

/** The head of the invitation itself, so that both look alike. The title of the page stays without names: it stands in lists and previews. */
function drawNames(names: LandingNames | undefined): string {
  if (names === undefined) return `<header>${MARK}<h1>${words.title}</h1></header>`
  const { office, title, enterprise } = names
  const head = `<header>${MARK}<p class="from" id="from">${escaped(invitationWords.invites(office))}</p></header>
<h1>${escaped(title ?? invitationWords.title)}</h1>`
  if (enterprise === null) return head
  return `${head}
<div class="names"><p class="firm" id="enterprise">${escaped(enterprise.name)}</p>
<p class="second">${escaped(enterprise.place)}</p></div>`
}

/** @param ways the app's link, and the one that works without any app; `names`: none where the invitation is not known */
export function drawLanding(
  ways: { app: keyof typeof words.app; appLink: string; pageLink: string },
  names?: LandingNames,
): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow"><title>${words.title}</title><style>${STYLE}</style></head>
<body><main><section>${drawNames(names)}
<p>${words.lead}</p>
<a class="first" id="app" rel="nofollow" href="${escaped(ways.appLink)}">${words.app[ways.app]}</a>
<a id="page" rel="nofollow" href="${escaped(ways.pageLink)}">${words.page}</a>
<p class="second">${words.pageLead}</p></section>
<footer>${words.service}</footer></main></body></html>
`
}
