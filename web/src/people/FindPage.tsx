import { DownloadOutlined, FilterOutlined, PlusOutlined, SettingOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { download } from '../api/client'
import { sentenceOf } from '../api/problem'
import { EmptyState } from '../kinds/EmptyState'
import { MoreRows } from '../kinds/MoreRows'
import { ProblemNote } from '../kinds/ProblemNote'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useUnitNames } from '../kinds/UnitPicker'
import { useSettled } from '../kinds/useSettled'
import { useAddress } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay, useSession } from '../shell/session'
import { useTitle } from '../shell/title'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { Facets } from './Facets'
import { readFilter, settle, toggleValue, unitsIn } from './filter'
import { defaultFacets, type FindAddress, asksNothing, readRequest, START, useFields, useFind, writeQuestion } from './find'
import { PeopleTable } from './PeopleTable'
import { SavedFilters } from './SavedFilters'
import { sentence } from './sentence'
import './find.css'

const FilterBuilder = lazy(() => import('./FilterBuilder').then((file) => ({ default: file.FilterBuilder })))
const ColumnsDrawer = lazy(() => import('./ColumnsDrawer'))
const NewPerson = lazy(() => import('./NewPerson'))

export function FindPage() {
  const [asked, change] = useAddress<FindAddress>()
  const search = asksNothing(asked) ? { ...asked, filter: START } : asked
  useEffect(() => { if (asksNothing(asked)) change({ filter: START }, true) }, [asked, change])
  const fields = useFields()
  const may = useMay()
  const { today } = useSession()
  const { message } = App.useApp()
  useTitle(t('people.find'))
  const [picking, setPicking] = useState(false)
  const [adding, setAdding] = useState(false)
  const [chosen, setChosen] = useState<Set<number>>(new Set())
  const [name, setName] = useState(search.name ?? '')
  const typed = useSettled(name, 200)
  useEffect(() => { if (typed !== (search.name ?? '')) change({ name: typed || undefined }, true) }, [typed])
  const shown = readFilter(search.filter)
  const { filter, columns, sort } = readRequest(search, fields)
  const { query, first, rows } = useFind({ filter, columns, sort, facets: defaultFacets(fields) }, fields.length > 0)
  useEffect(() => setChosen(new Set()), [search.filter, search.name])

  const save = (path: string, body: object, file: string) => download(path, body, file).catch((error: unknown) => void message.error(sentenceOf(error)))
  const said = settle(shown)
  // In an empty house nobody need hear first that nobody serves.
  const narrowed = filter !== null && (search.filter !== START || Boolean(search.name))
  const unitName = useUnitNames(unitsIn(said))
  const words = said ? sentence(said, { table: (field) => fields.find((one) => one.field === field)?.table ?? null, unit: unitName }) : ''
  const clear = () => { setName(''); change({ filter: writeQuestion(null), name: undefined }) }
  return (
    <div className="find">
      <div className="find-head">
        <h1>{t('people.find')}</h1>
        <Input.Search className="find-name" allowClear value={name} placeholder={t('people.name_hint')} aria-label={t('people.name_hint')} onChange={(event) => setName(event.target.value)} />
        <Button icon={<FilterOutlined aria-hidden />} aria-expanded={search.build === '1'} onClick={() => change({ build: search.build ? undefined : '1' }, true)}>{t('filter.title')}</Button>
        <SavedFilters now={{ filter: said && shown, columns, sort }} apply={(saved) => change({ filter: writeQuestion(saved.filter), columns: saved.columns.join('.') || undefined, name: undefined })} />
        <div className="row push">
          <Button icon={<SettingOutlined aria-hidden />} aria-label={t('people.columns')} onClick={() => setPicking(true)}><span className="wide-only">{t('people.columns')}</span></Button>
          {may('export') && <Button icon={<DownloadOutlined aria-hidden />} aria-label={t('action.export')} disabled={!first?.count} onClick={() => void save('/people/export', { filter, columns, sort, title: words || t('people.find') }, t('people.export_file', { day: today }))}><span className="wide-only">{t('action.export')}</span></Button>}
          {may('people.write') && <Button type="primary" icon={<PlusOutlined aria-hidden />} aria-label={t('people.new')} onClick={() => setAdding(true)}><span className="wide-only">{t('people.new')}</span></Button>}
        </div>
      </div>
      {search.as_of && <p className="note notice find-note">{t('people.find_today')}</p>}
      {search.build && (
        <div className="find-build">
          <Suspense fallback={<div style={{ height: 32 }} />}>
            <FilterBuilder filter={shown} fields={fields} restricted={may('people.restricted')} change={(next) => change({ filter: writeQuestion(next) }, true)} />
          </Suspense>
        </div>
      )}
      <div className="find-state">
        <span className="find-count" aria-live="polite">{first ? t('people.count', { n: showNumber(first.count) }) : ' '}</span>
        {words && <span className="find-words">{words}</span>}
        {(words || search.name) && <button type="button" className="link" onClick={clear}>{t('filter.clear')}</button>}
        {chosen.size > 0 && (
          <span className="row push">
            {t('people.chosen', { n: chosen.size })}
            {may('export') && may('people.restricted') && <Button size="small" onClick={() => void save('/people/forms.zip', { people: [...chosen] }, t('people.forms_file', { day: today }))}>{t('people.export_forms')}</Button>}
            <Button size="small" type="text" onClick={() => setChosen(new Set())}>{t('people.unchoose')}</Button>
          </span>
        )}
      </div>
      <div className="find-body">
        <Facets facets={first?.facets ?? {}} fields={fields} filter={shown} toggle={(field, value) => change({ filter: writeQuestion(toggleValue(shown, field, value)) })} />
        <div className="find-rows">
          {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
          {!query.isError && !first && <RowsSkeleton rows={16} />}
          {first && first.count === 0 && (narrowed
            ? <EmptyState title={t('people.none_match')} hint={t('people.none_match_hint')} action={t('filter.clear')} onAction={clear} />
            : <EmptyState title={t('people.none')} hint={t('people.none_hint')} {...(may('imports') ? { action: t('frame.imports'), to: paths.imports() } : {})} />)}
          {first && first.count > 0 && (
            <PeopleTable rows={rows} columns={columns} fields={fields} sort={sort} fading={query.isPlaceholderData} chosen={chosen} choose={setChosen}
              setSort={(next) => change({ sort: next })} foot={<MoreRows more={query.hasNextPage ? () => void query.fetchNextPage() : null} fetching={query.isFetchingNextPage} shown={rows.length} count={first.count} />} />
          )}
        </div>
      </div>
      <Suspense fallback={null}>
        {picking && <ColumnsDrawer fields={fields} columns={columns} close={() => setPicking(false)} change={(next) => change({ columns: next.join('.') }, true)} />}
        {adding && <NewPerson close={() => setAdding(false)} />}
      </Suspense>
    </div>
  )
}
