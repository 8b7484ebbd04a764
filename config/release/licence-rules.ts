/** Which licences may be shipped, and what is known of packages that do not say it themselves. */

/** SPDX names whose terms are kept by shipping their text. Own choice with the reasons of each family, 2026-11-24. */
export const ALLOWED = {
  value: [
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'CC0-1.0',
    'CC-BY-4.0',
    'ISC',
    'MIT',
    'MIT-0',
    // Fonts, embedded in what is printed; never sold by themselves.
    'OFL-1.1',
    'PostgreSQL',
    'Python-2.0',
    'Unlicense',
    'Zlib',
  ],
  since: '2026-11-24',
  source: 'permissive by spdx.org/licenses and OSI; no copyleft, nothing for non-commercial use only',
} as const

export interface Override {
  licence: string
  because: string
}

/** By name, for packages whose package.json says nothing usable. */
export const OVERRIDES: Readonly<Record<string, Override>> = {
  'png-js': {
    licence: 'MIT',
    because: 'its LICENSE is the text of MIT, word for word (read on 2026-11-28); package.json has no field for it',
  },
  'javascript-state-machine': {
    licence: 'MIT',
    because: 'its LICENSE is the text of MIT, word for word (read on 2026-11-24); package.json has no field for it',
  },
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`

const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF
CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`

/** Texts for packages that name their licence and bring no text; a licence that is not here must come with its text. */
export const STANDARD_TEXTS: Readonly<Record<string, string>> = {
  MIT,
  ISC,
  'Apache-2.0': 'Taken under the Apache License, version 2.0, printed in this file.',
}

/** What lies inside a package and is not of its author: it has terms of its own. */
export const CARRIED: readonly { in: string; name: string; licence: string; notice: string }[] = [
  {
    in: '@electric-sql/pglite',
    name: 'PostgreSQL (compiled to WebAssembly)',
    licence: 'PostgreSQL',
    notice:
      'Portions Copyright (c) 1996-2026, The PostgreSQL Global Development Group\n' +
      'Portions Copyright (c) 1994, The Regents of the University of California\n\n' +
      'Permission to use, copy, modify, and distribute this software and its documentation for any purpose, without fee, and\n' +
      'without a written agreement is hereby granted, provided that the above copyright notice and this paragraph and the\n' +
      'following two paragraphs appear in all copies.\n\n' +
      'IN NO EVENT SHALL THE UNIVERSITY OF CALIFORNIA BE LIABLE TO ANY PARTY FOR DIRECT, INDIRECT, SPECIAL, INCIDENTAL, OR\n' +
      'CONSEQUENTIAL DAMAGES, INCLUDING LOST PROFITS, ARISING OUT OF THE USE OF THIS SOFTWARE AND ITS DOCUMENTATION, EVEN IF\n' +
      'THE UNIVERSITY OF CALIFORNIA HAS BEEN ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.\n\n' +
      'THE UNIVERSITY OF CALIFORNIA SPECIFICALLY DISCLAIMS ANY WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED\n' +
      'WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE. THE SOFTWARE PROVIDED HEREUNDER IS ON AN "AS IS"\n' +
      'BASIS, AND THE UNIVERSITY OF CALIFORNIA HAS NO OBLIGATIONS TO PROVIDE MAINTENANCE, SUPPORT, UPDATES, ENHANCEMENTS, OR\n' +
      'MODIFICATIONS.',
  },
  {
    in: '@fastify/swagger-ui',
    name: 'swagger-ui (static files)',
    licence: 'Apache-2.0',
    notice: 'Copyright 2020-2026 SmartBear Software Inc. Terms: the Apache License, version 2.0, printed in this file.',
  },
]
