import { expect, it } from 'vitest'
import { isHere, nearest } from './here'

it.each([['/', '/', true], ['/people', '/', false], ['/people/7', '/people', true], ['/peoples', '/people', false]])('%s lies under %s: %s', (here, to, expected) => {
  expect(isHere(here, to)).toBe(expected)
})

it.each([['/training', '/training'], ['/training/gaps', '/training/gaps'], ['/training/sessions/5', '/training'], ['/nowhere', undefined]])('%s belongs to %s', (here, expected) => {
  expect(nearest(here, ['/', '/training', '/training/gaps', '/people'])).toBe(expected)
})
