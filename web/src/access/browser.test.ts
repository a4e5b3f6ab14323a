import { describe, expect, it } from 'vitest'
import { browserOf } from './browser'

const HEAD = 'Mozilla/5.0'
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko)'

describe('a device', () => {
  it.each([
    [`${HEAD} (Windows NT 10.0; Win64; x64) ${CHROME} Chrome/109.0.0.0 Safari/537.36`, { browser: 'Chrome 109', system: 'Windows' }],
    [`${HEAD} (Windows NT 10.0; Win64; x64) ${CHROME} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0`, { browser: 'Edge 120', system: 'Windows' }],
    [`${HEAD} (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1`, { browser: 'Safari 17', system: 'iPhone' }],
    [`${HEAD} (Linux; Android 12; HarmonyOS) ${CHROME} Chrome/99.0.0.0 Mobile Safari/537.36`, { browser: 'Chrome 99', system: 'HarmonyOS' }],
    [`${HEAD} (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0`, { browser: 'Firefox 128', system: 'Linux' }],
    ['curl/8.5.0', null],
  ])('%s', (agent, known) => expect(browserOf(agent)).toEqual(known))
})
