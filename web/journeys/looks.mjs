// Every page in English, wide and on a phone, light and dark: nothing shown raw, nothing too wide, nothing the console minds, nothing axe finds serious.
import { assert, signIn, visitor } from './house.mjs'
import { judge, walk } from './judge.mjs'

export async function journey() {
  const wrong = []
  await Promise.all([1440, 390].map((width) => all(width, wrong)))
  assert.equal(wrong.length, 0, [...new Set(wrong)].join('\n'))
}

async function all(width, wrong) {
  const options = { width, height: width < 600 ? 844 : 900, language: 'en' }
  const outside = await visitor(options)
  await outside.goto('/')
  await outside.locator('.demo-logins button').first().waitFor()
  await judge(outside, `sign-in ${width}`, wrong)

  const officer = await signIn('Organisation officer', options)
  const api = (path) => officer.evaluate(async (where) => (await fetch(`/api/v1${where}`)).json(), path)
  const [person] = await api('/search?q=renxiaokai')
  const [root] = await api('/units')
  const imports = await api('/imports')
  const problem = await someProblem(officer, api, root)
  const [secretary] = await api('/search?q=duyuan')
  const [round] = await api('/rounds')
  const care = await someCare(officer, api, secretary.id)
  const observing = await someProject(officer, api, root, person)
  const studies = await someStudies(officer, api, person)
  const surveys = await someSurveys(officer, api, root)
  const portraits = await somePortraits(officer, api, person, root)
  const paths = ['/', '/people', '/people?build=1', person.link, `${person.link}/form`, '/units', `/units/${root.id}`, '/figures', '/figures/people.total', '/imports', ...imports.slice(0, 1).map((one) => `/imports/${one.id}`), '/calendar', '/calendar?year=2050', '/problems', '/problems?side=raised&show=closed', '/problems/new', '/problems/routing', '/problems/clocks', `/problems/${problem}`, ...care, '/duties', '/duties/board', '/duties/rules', '/rounds', `/rounds/${round.id}`, '/coverage', ...observing, ...studies, ...surveys, ...portraits, '/settings/notices', '/account', '/account/readers', '/notices', '/help', '/help/find', '/nothing-here']
  await walk(officer, paths, String(width), wrong)

  const security = await signIn('Security administrator', options)
  await walk(security, ['/accounts', '/roles'], String(width), wrong)
  const audit = await signIn('Audit administrator', options)
  await walk(audit, ['/audit'], String(width), wrong)
}

/** A portrait held against a post and beside another day, appraisals at each step, classes, touchstone posts, the framework. */
async function somePortraits(page, api, person, root) {
  const { posts } = await api(`/units/${root.id}`)
  const who = Number(person.link.split('/').at(-1))
  const send = async ([where, body]) => (await fetch(`/api/v1${where}`, { method: 'POST', headers: { 'X-Lilian': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json()
  if ((await api('/appraisals?state=open')).rows.length === 0) {
    const entries = (await api(`/people/${who}/evidence`)).rows.slice(0, 3).map(({ id }) => id)
    await page.evaluate(send, [`/people/${who}/appraisals`, { kind: 'no_post', held_on: '2026-03-02', findings: '到现场三次。', entries }])
  }
  const [[open], [final], [touchstone]] = [(await api('/appraisals?state=open')).rows, (await api('/appraisals?state=final')).rows, await api('/touchstones')]
  return [`${person.link}/portrait`, `${person.link}/portrait?than=2025-06-01&unit=${root.id}${posts[0] ? `&post=${posts[0].id}` : ''}`, '/appraisals', '/appraisals?show=final', '/appraisals?show=told&kind=yearly', `/appraisals/${open.id}`, ...(final ? [`/appraisals/${final.id}`] : []), '/appraisals/new', `/appraisals/new?person=${who}&kind=class`, '/classes', '/classes?q=%E6%97%A0%E6%AD%A4%E4%BA%BA', '/touchstones', ...(touchstone ? [`/touchstones/${touchstone.id}`] : []), '/competences', '/changes']
}

/** A problem to look at, of an earlier run or raised now. */
async function someProblem(page, api, root) {
  const [first] = (await api('/problems?side=coordinated')).rows
  if (first) return first.id
  const asked = { origin: 'talk', kind: 'works', place: root.id, owner: root.id, title: '渔港引桥夜间照明停用已有两个月，卸货只能靠手电', text: '已找过两个单位，都说不归本单位。', wish: '月底前恢复照明', protected: false }
  const send = async (body) => (await fetch('/api/v1/problems', { method: 'POST', headers: { 'X-Lilian': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json()
  return (await page.evaluate(send, asked)).id
}

/** Pages of projects, contributions, comments and teams, with one of each of an earlier run or recorded now. */
async function someProject(page, api, root, person) {
  const send = ([where, body, version]) => fetch(`/api/v1${where}`, { method: 'POST', headers: { 'X-Lilian': '1', 'Content-Type': 'application/json', ...(version ? { 'If-Match': `"${version}"` } : {}) }, body: JSON.stringify(body) }).then((answer) => answer.json())
  const post = (where, body, version) => page.evaluate(send, [where, body, version])
  const who = Number(person.link.split('/').at(-1))
  const [none, nobody] = [[], { unit_kinds: [], post_kinds: [], title: '', unit_name: '' }]
  if ((await api('/projects')).length === 0) {
    const made = await post('/projects', { title: '青陂渔港二期', unit: root.id, sector: '海洋渔业', since: '2026-01-05', until: null, amounts: { planned: 80000, invested: 12500 }, note: '' })
    const { version, milestones } = await post(`/projects/${made.id}/milestones`, { title: '主体封顶', planned: '2026-06-30' }, made.version)
    await post(`/projects/${made.id}/milestones/${milestones[0].id}`, { moved: { planned: '2027-03-31', why: '台风停工两个月' } }, version)
    await post(`/people/${who}/contributions`, { project: made.id, kind: 'solved', title: '协调渔港用海审批', text: '三次到市局对接。', happened_on: '2026-03-02', proof: none })
  }
  if ((await api('/comments')).all === 0) await post(`/people/${who}/comments`, { comment: { group: 'from_masses', channel: 'hotline', given_on: '2026-03-02', front_line: 'investment', text: '渔港引桥照明修好了。' } })
  const members = (await api('/search?q=wang&limit=5')).filter(({ kind }) => kind === 'person').slice(0, 2)
  if ((await api('/teams')).length === 0) await post('/teams', { title: '渔港二期考察专班', task: '看用地和用海两件事。', project: null, from: '2026-01-01', to: '2027-12-31', members: members.map(({ id }) => id), units: none, seats: nobody, people: [who] })
  const [[project], [team]] = [await api('/projects'), await api('/teams')]
  return ['/projects', `/projects?unit=${root.id}`, `/projects/${project.id}`, '/contributions', '/comments', '/comments?group=from_masses&channel=hotline', '/comments?q=%E6%97%A0%E6%AD%A4%E5%86%85%E5%AE%B9', '/teams', `/teams/${team.id}`, `/visits?team=${team.id}`]
}

/** Pages of studies, statements and the five lines, with a draft and a study on file of an earlier run or recorded now. */
async function someStudies(page, api, person) {
  const send = ([where, body, version]) => fetch(`/api/v1${where}`, { method: 'POST', headers: { 'X-Lilian': '1', 'Content-Type': 'application/json', ...(version ? { 'If-Match': `"${version}"` } : {}) }, body: JSON.stringify(body) }).then((answer) => answer.json())
  const post = (where, body, version) => page.evaluate(send, [where, body, version])
  const who = Number(person.link.split('/').at(-1))
  const { rows: [head] } = await api('/observe/matrix')
  const { today } = await api('/session')
  const sources = [{ source: 'head_statement', stance: 'for', text: '已完成六成，汛期前合龙' }, { source: 'seen', stance: 'against', text: '只见桩基，防波堤未动工', place: '二期工地' }, { source: 'from_enterprises', stance: 'against', text: '施工方说材料款拖欠', who: '施工企业 2 人' }]
  const study = { unit: head.unit, held_on: today, place: '青陂渔港', unannounced: true, statements: [{ person: who, front_line: 'projects', text: '渔港二期已完成六成，用海手续正在两个部门之间办理', sources }], difficulties: [{ kind: 'approval', title: '养殖用海手续两个部门互为前提' }], note: '下午再去一趟。' }
  const all = await api('/studies')
  if (!all.some(({ state, mine }) => state === 'draft' && mine)) await post('/studies', { study })
  if (!all.some(({ state, mine, statements }) => state === 'published' && mine && statements > 0)) {
    const begun = await post('/studies', { study })
    await post(`/studies/${begun.id}/publish`, { anyway: true }, begun.version)
  }
  const known = await api('/studies')
  const [draft, onFile] = [known.find(({ state }) => state === 'draft'), known.find(({ state, statements }) => state === 'published' && statements > 0)]
  const { rows: [statement] } = await api('/statements')
  return ['/studies', '/studies/new', `/studies/new?unit=${head.unit}&person=${head.person}&line=rural`, `/studies/${draft.id}`, `/studies/${onFile.id}`, '/statements', '/statements?state=confirmed&front_line=rural', `/statements/${statement.id}`, `/people/${statement.person}/statements`, '/people/' + head.person + '/statements?state=withdrawn', '/matrix', '/matrix?year=2024&quarter=1']
}

/** Pages of surveys in each state, one of them to be answered, and the form of a slip outside the frame. */
async function someSurveys(page, api, root) {
  const send = ([where, body]) => fetch(`/api/v1${where}`, { method: 'POST', headers: { 'X-Lilian': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).then((answer) => answer.text()).then((text) => text && JSON.parse(text))
  const post = (where, body) => page.evaluate(send, [where, body])
  const { today, account } = await api('/session')
  const questions = [{ kind: 'one', text: '对办事速度是否满意', options: ['满意', '基本满意', '不满意'], required: true }, { kind: 'grid', text: '对下列干部的评价', options: ['优秀', '称职', '基本称职', '不称职'], rows: ['阿卜杜热合曼·阿卜杜热西提', '王强'] }, { kind: 'several', text: '最需要改进的', options: ['态度', '时间', '环境', '窗口'], most: 2 }, { kind: 'text', text: '还有什么要说' }]
  const survey = { kind: 'satisfaction', title: '渔港便民服务满意度测评', intro: '约需两分钟。', unit: root.id, owners: [], groups: [{ name: '办事群众' }, { name: '企业' }, { name: '社区干部' }], questions, smallest: 3, closes: today }
  const prepared = async (counts) => {
    const { id } = await post('/surveys', survey)
    const codes = []
    for (const [group, count] of counts.entries()) codes.push(...(await post(`/surveys/${id}/codes`, { group, count })).codes)
    return { id, codes }
  }
  const draft = await prepared([3, 0, 0].filter(Boolean))
  const open = await prepared([3, 3, 3])
  await post(`/surveys/${open.id}/invitations`, { group: 0, people: [account.person] })
  await post(`/surveys/${open.id}/open`)
  const closed = await prepared([3, 3, 3])
  await post(`/surveys/${closed.id}/open`)
  for (const [at, code] of closed.codes.slice(0, 7).entries()) await post(`/slips/${code}`, { answers: [at % 3, [at % 4, null], [at % 4], at % 2 ? '取号机坏了' : null] })
  await post(`/surveys/${closed.id}/close`)
  return ['/surveys', '/surveys?state=closed', '/surveys/new', `/surveys/${draft.id}`, `/surveys/${draft.id}/edit`, `/surveys/${draft.id}/slips`, `/surveys/${open.id}`, `/surveys/${open.id}/answer`, `/surveys/${closed.id}`, '/s', `/s/${open.codes[0]}`]
}

/** Pages of talks, needs and visits, with a talk, a need and a plan of an earlier run or recorded now. */
async function someCare(page, api, person) {
  const send = ([where, body]) => fetch(`/api/v1${where}`, { method: 'POST', headers: { 'X-Lilian': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).then((answer) => answer.json())
  const post = (where, body) => page.evaluate(send, [where, body])
  const { today } = await api('/session')
  const words = { kind: 'home_visit', held_on: today, form: 'on_site', place: '青陂渔港', unannounced: true, tier: 'restricted', summary: '到渔港看引桥，家里老人住院。', topics: { work: '渔港二期过半。' }, looks: { state: 'watch', spirit: 'good', results: 'worry' }, suggestions: '用海和用地手续一起办。', left_open: ['渔港二期用地'] }
  if ((await api('/talks?kind=home_visit')).rows.length === 0) await post(`/people/${person}/talks`, { talk: words, another: true, problems: [{ kind: 'works', title: '渔港引桥夜间照明停用已有两个月，卸货只能靠手电' }], needs: [{ kind: 'family', text: '母亲住院，需要陪护。' }] })
  if ((await api('/visits')).length === 0) await post('/visits', { day: today, unit: (await api(`/units/find?q=${encodeURIComponent('\u9547')}`)).find(({ kind }) => kind === 'town').id, note: '看便民服务中心' })
  const [[talk], [need], [visit]] = [(await api('/talks?kind=home_visit')).rows, await api('/needs'), await api('/visits')]
  return ['/talks', '/talks?whose=reach', '/talks?kind=interview&to=2020-01-01', '/talks/new', `/talks/new?person=${person}&kind=interview`, `/talks/new?person=${person}&kind=home_visit`, `/talks/new?visit=${visit.id}`, `/talks/new?replaces=${talk.id}`, `/talks/${talk.id}`, '/needs', `/needs?need=${need.id}`, '/visits']
}
