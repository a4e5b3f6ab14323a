import { expect, test } from 'vitest'
import { snippet } from './purposes'

test('a snippet is pasted as it is', () => {
  expect(snippet('http://a/xapi/', 'name', 'secret')).toBe("curl -u 'name:secret' -H 'X-Experience-API-Version: 2.0.0' 'http://a/xapi/statements?limit=1'")
})
