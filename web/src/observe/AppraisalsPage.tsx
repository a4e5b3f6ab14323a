import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useGet } from '../api/hooks'
import type { AppraisingKind, CalledUp } from '../api/types'
import { PersonPicker } from '../kinds/PersonPicker'
import { PageHead } from '../kinds/Section'
import { Tabs } from '../kinds/Tabs'
import { choices } from '../problems/codes'
import { type Search, useAddress, useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { AppraisalCalled } from './AppraisalCalled'
import { AppraisalRows } from './AppraisalRows'
import { appraisingKinds, appraisingMarks } from './Appraising'
import '../care/care.css'
import './observe.css'
import './portrait.css'

type Show = 'called' | 'open' | 'told' | 'final'
type Asked = Search & { show?: Show; kind?: AppraisingKind; person?: string }

/** Appraisals by where they stand; whoever observes nobody finds their own. */
export function AppraisalsPage() {
  const observes = useMay()('observe')
  const go = useGo()
  const [search, change] = useAddress<Asked>()
  const called = useGet<CalledUp[]>(observes ? '/appraisals/called' : null)
  const shows: Show[] = observes ? ['called', 'open', 'told', 'final'] : ['told', 'final']
  const at = shows.find((one) => one === search.show) ?? shows[0] ?? 'told'
  const kind = appraisingKinds.find((one) => one === search.kind)
  const person = search.person && /^\d+$/.test(search.person) ? Number(search.person) : undefined
  const tabs = shows.map((key) => (key === 'called' ? { key, label: t('appraisals.called'), count: called.data?.length } : { key, label: `${appraisingMarks[key]} ${code('appraising_state', key)}` }))
  return (
    <div className="page observe appraisals-page">
      <PageHead title={t(observes ? 'appraisals.title' : 'appraisals.own')} detail={t(observes ? 'appraisals.detail' : 'appraisals.own_detail')}>
        {observes && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go(paths.newAppraisal({ ...(person === undefined ? {} : { person }), ...(kind ? { kind } : {}) }))}>{t('appraisals.new')}</Button>}
      </PageHead>
      <Tabs label={t('appraisals.states')} at={at} tabs={tabs} choose={(next) => change({ show: next === shows[0] ? undefined : next }, true)} />
      {at === 'called' ? <AppraisalCalled called={called} /> : (
        <>
          <div className="appraisal-filters no-print">
            <Select allowClear className="wide" value={kind ?? null} options={choices('appraising_kind', appraisingKinds)} placeholder={t('appraisals.all_kinds')} aria-label={t('appraisals.field.kind')} onChange={(next?: string | null) => change({ kind: (next ?? undefined) as AppraisingKind | undefined }, true)} />
            {observes && <PersonPicker value={person ?? null} onChange={(next) => change({ person: next === null ? undefined : String(next) }, true)} />}
          </div>
          <AppraisalRows state={at} kind={kind} person={person} observes={observes} />
        </>
      )}
    </div>
  )
}
