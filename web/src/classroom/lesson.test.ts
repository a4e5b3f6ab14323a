import { describe, expect, test } from 'vitest'
import { blankLesson, lackingLesson, lengthOf, lessonSent, sizeOf } from './lesson'
import { again, idle, paused, played, report, type Watching } from './watching'

const through = (places: (number | 'pause')[]): Watching => places.reduce<Watching>((state, at) => (at === 'pause' ? paused(state) : played(state, at)), idle)

describe('what was played', () => {
  test.each([
    ['without a stop', [0, 0.5, 1, 1.5, 2, 3], [{ from: 0, to: 3 }]],
    ['a jump covers nothing', [0, 1, 2, 500, 501], [{ from: 0, to: 2 }, { from: 500, to: 501 }]],
    ['back again', [10, 11, 12, 5, 6], [{ from: 10, to: 12 }, { from: 5, to: 6 }]],
    ['a stop at the same place goes on', [0, 1, 'pause', 1, 2], [{ from: 0, to: 2 }]],
    ['nothing yet', [7], []],
  ] as [string, (number | 'pause')[], { from: number; to: number }[]][])('%s', (_, places, sent) => {
    expect(report(through(places)).sent).toEqual(sent)
  })

  test('parts of a second wait for the next report, and nothing is lost between', () => {
    let state = through([0, 0.4])
    const first = report(state)
    expect(first.sent).toEqual([])
    state = [0.8, 1.2, 1.6, 2.1, 2.6].reduce(played, first.left)
    const second = report(state)
    expect(second.sent).toEqual([{ from: 0, to: 2 }])
    expect(report([3, 3.5, 4].reduce(played, second.left)).sent).toEqual([{ from: 2, to: 4 }])
  })

  test('what could not be sent goes first the next time', () => {
    const { sent, left } = report(through([0, 1, 2]))
    expect(report(again(sent, [3, 4].reduce(played, left))).sent[0]).toEqual({ from: 0, to: 2 })
  })
})

describe('the form of a lesson', () => {
  const typed = { ...blankLesson(1, 3, '2026-03-24'), title: ' T ', media: '7', seconds: 90.7 }
  test.each([
    [{}, null], [{ title: ' ' }, 'title'], [{ media: null }, 'media'], [{ seconds: null }, 'seconds'], [{ unit: null }, 'unit'], [{ published_on: null }, 'published_on'], [{ kind: 'link' }, 'address'], [{ kind: 'document', seconds: null }, null],
  ] as const)('%o lacks %s', (change, lack) => expect(lackingLesson({ ...typed, ...change })).toBe(lack))
  test('as it is sent', () => {
    expect(lessonSent(typed)).toMatchObject({ title: 'T', tenths: 10, matter: { kind: 'video', media: '7', seconds: 90, share: 90 } })
    expect(lessonSent({ ...typed, kind: 'link', address: ' https://a ' }).matter).toEqual({ kind: 'link', address: 'https://a' })
  })
  test('lengths and sizes', () => {
    expect([lengthOf(75), lengthOf(3725), sizeOf(900), sizeOf(5 << 20), sizeOf(3 * 1024 ** 3)]).toEqual(['1:15', '1:02:05', '1 KB', '5.0 MB', '3.00 GB'])
  })
})
