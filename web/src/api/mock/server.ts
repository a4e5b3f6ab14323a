import zh from '../../words/zh.whole'
import { byAge, cards, cells, fields, figures, file, unit, units } from './data'
import { accounts, calendar, day, definitions, entries, findings, form, kinds, rows, theImport } from './more'

const session = {
  account: { id: 1, name: 'fangxiaotang', display_name: '方晓棠', person: 10 }, grants: [{ role: 'organisation_officer', unit: 1, unit_name: '砺州市', until: null }],
  permissions: ['people.read', 'people.write', 'people.restricted', 'units.write', 'evidence.write', 'imports', 'accounts', 'audit', 'figures', 'export', 'jobs', 'settings'], today: '2026-11-21', language: 'zh',
}
let signedIn = !new URLSearchParams(location.search).has('signed_out')

function codes() {
  const tables: Record<string, { code: string; name: string }[]> = { ethnicity: [{ code: 'han', name: '汉族' }, { code: 'uyghur', name: '维吾尔族' }] }
  for (const [key, name] of Object.entries(zh)) {
    const [head, table = '', code = ''] = key.split('.')
    if (head === 'code') (tables[table] ??= []).push({ code, name })
  }
  return tables
}

const page = <T>(list: T[]) => ({ rows: list, next: null, count: list.length })
const search = () => ({ position: 1, count: 16482, milliseconds: 3, next: 'more', rows: cards.slice(0, 50).map((card) => ({ id: card.id, cells: cells(card) })), facets: { rank: [{ code: 'county_chief', count: 310 }, { code: 'county_deputy', count: 1240 }, { code: 'township_chief', count: 4022 }], sex: [{ code: 'male', count: 11272 }, { code: 'female', count: 5210 }], education_level: [{ code: 'undergraduate', count: 12010 }, { code: 'postgraduate', count: 3101 }], political_status: [{ code: 'party_member', count: 14900 }] } })

type Answer = (parts: string[], query: URLSearchParams, method: string) => unknown
const routes: [RegExp, Answer][] = [
  [/^meta$/, () => ({ version: '0.1.0', demo: true, area_name: '砺州市', initialised: true })],
  [/^demo\/logins$/, () => ['organisation_leader', 'organisation_officer', 'unit_head', 'official', 'security_administrator', 'audit_administrator'].map((role, at) => ({ account: role, password: 'x', role, person: cards[at]?.name, unit: cards[at]?.unit }))],
  [/^session$/, (_, __, method) => { if (method === 'POST') signedIn = true; if (method === 'DELETE') signedIn = false; return signedIn ? session : undefined }],
  [/^codes$/, codes], [/^day$/, () => day], [/^notices\/unread$/, () => ({ count: 2 })],
  [/^notices$/, () => page([{ id: 1, kind: 'import_adopted', arguments: { name: '青石县花名册' }, at: '2026-11-20T09:00:00Z', read: false, link: '/imports/1' }])],
  [/^search$/, (_, query) => cards.filter((card) => card.name.includes(query.get('q') ?? '')).slice(0, 5).map((card) => ({ kind: 'person', id: card.id, title: card.name, detail: card.present_post, link: `/people/${card.id}` }))],
  [/^people\/fields$/, () => fields], [/^people\/search$/, search], [/^saved-filters/, () => [{ id: 1, name: '优秀年轻正职', filter: null, columns: [], sort: [], shared: true, mine: true }]],
  [/^people\/(\d+)\/card$/, ([id]) => cards[Number(id) - 1]], [/^people\/(\d+)\/evidence$/, () => page(entries)], [/^people\/(\d+)\/form$/, () => form],
  [/^people\/(\d+)\/(readers|history)$/, ([, what]) => (what === 'readers' ? [{ at: '2026-11-20T02:00:00Z', by: '林望舒', role: 'organisation_leader', what: 'read_file' }] : file(1).changes_since_last_look)],
  [/^people\/(\d+)\/identity-number$/, () => ({ identity_number: '990100198203240012' })], [/^people\/(\d+)$/, ([id]) => file(Number(id))],
  [/^units\/find$/, () => units], [/^units\/(\d+)\/people$/, search], [/^units\/(\d+)$/, ([id]) => unit(Number(id))], [/^units$/, (_, query) => units.filter((one) => one.parent === (query.get('parent') ? Number(query.get('parent')) : null))],
  [/^figures$/, () => definitions], [/^figures\/([^/]+)\/rows$/, () => page(cards.slice(0, 8).map((card) => ({ kind: 'person', id: card.id, title: card.name, detail: card.present_post, link: `/people/${card.id}` })))],
  [/^figures\/([^/]+)$/, ([id]) => (id === 'people.by_age' ? byAge : (figures.find((one) => one.id === id) ?? figures[0]))],
  [/^imports\/kinds$/, () => kinds], [/^imports\/(\d+)\/rows$/, (_, query) => page(rows.filter((row) => row.state === query.get('state')))], [/^imports\/(\d+)\/findings$/, () => page(findings)],
  [/^imports\/(\d+)$/, ([id]) => (id === '2' ? { ...theImport, id: 2, state: 'mapping' } : theImport)], [/^imports$/, () => [theImport, { ...theImport, id: 2, state: 'mapping', name: '' }]],
  [/^accounts$/, () => accounts], [/^roles$/, () => [{ role: 'organisation_officer', permissions: session.permissions, about: '维护干部信息，登记实绩，导入导出。' }, { role: 'official', permissions: [], about: '' }]],
  [/^calendar$/, () => calendar],
  [/^audit$/, () => page([{ position: 812, at: '2026-11-20T02:00:00Z', account: '方晓棠', action: 'read_file', subjects: ['林望舒'], detail: '查阅档案' }])],
  [/^account\/sessions$/, () => [{ id: 1, since: '2026-11-21T01:00:00Z', last_seen: '2026-11-21T02:00:00Z', browser: 'Chromium', this: true }, { id: 2, since: '2026-11-19T01:00:00Z', last_seen: '2026-11-19T02:00:00Z', browser: 'Firefox', this: false }]],
  [/^account\/my-readers$/, () => [{ at: '2026-11-20T02:00:00Z', by: '林望舒', role: 'organisation_leader', what: 'read_file' }]],
]

export function installMock(): void {
  const real = globalThis.fetch.bind(globalThis)
  globalThis.fetch = async (input, init) => {
    const url = new URL(String(input), location.origin)
    if (!url.pathname.startsWith('/api/v1/')) return real(input, init)
    const path = url.pathname.slice('/api/v1/'.length)
    for (const [pattern, answer] of routes) {
      const match = pattern.exec(path)
      if (!match) continue
      const body = answer(match.slice(1), url.searchParams, init?.method ?? 'GET')
      if (path === 'session' && body === undefined) return new Response('{}', { status: 401 })
      return new Response(JSON.stringify(body), { status: 200 })
    }
    return new Response(null, { status: 204 })
  }
}
