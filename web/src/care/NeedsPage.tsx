import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { Need } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PersonName } from '../kinds/PersonName'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { Table } from '../kinds/Table'
import { daysTo } from '../problems/due'
import { type Search, useAddress } from '../shell/address'
import { useMay, useSession } from '../shell/session'
import { code, t } from '../words/catalogue'
import { NeedDrawer } from './NeedDrawer'
import { NeedMark } from './NeedMark'
import { OpenNeed } from './OpenNeed'
import './care.css'

/** Open needs that the reader looks after, the longest open first. */
export function NeedsPage() {
  const may = useMay()
  const [search, change] = useAddress<Search & { need?: string }>()
  const [open, setOpen] = useState(false)
  const { data: needs, error, refetch } = useGet<Need[]>('/needs')
  const begin = may('care') || may('talks') ? () => setOpen(true) : undefined
  return (
    <div className="page care">
      <PageHead title={t('needs.title')} detail={t('needs.detail')}>
        {begin && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={begin}>{t('needs.open')}</Button>}
      </PageHead>
      <p className="note">{t('needs.readers')}</p>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!needs && !error && <RowsSkeleton />}
      {needs?.length === 0 && <EmptyState title={t('needs.none')} hint={t('needs.none_hint')} />}
      {needs && needs.length > 0 && <Rows needs={needs} show={(need) => change({ need: String(need.id) })} />}
      {search.need && <NeedDrawer key={search.need} id={search.need} close={() => change({ need: undefined })} />}
      {open && <OpenNeed close={() => setOpen(false)} />}
    </div>
  )
}

function Rows({ needs, show }: { needs: Need[]; show: (need: Need) => void }) {
  const { today } = useSession()
  return (
    <div className="need-rows">
      <p className="quiet small">{t(needs.length === 1 ? 'needs.count_one' : 'needs.count', { n: needs.length })}</p>
      <Table label={t('needs.title')} rows={needs} rowKey={(need) => need.id} open={show} columns={[
        { key: 'person', head: t('needs.field.person'), title: true, least: 128, cell: (need) => <><PersonName id={need.person} name={need.person_name} /> <span className="quiet small post two-lines" title={need.post}>{need.post}</span></> },
        { key: 'kind', head: t('needs.field.kind'), least: 88, cell: (need) => code('care_kind', need.kind) },
        { key: 'state', head: t('needs.field.state'), least: 96, cell: (need) => <NeedMark state={need.state} /> },
        { key: 'since', head: t('needs.opened_on'), least: 112, cell: (need) => <><span className="day">{need.opened_on}</span> <span className="quiet small">{sinceInWords(daysTo(today, need.opened_on))}</span></> },
        { key: 'last', head: t('needs.last_note'), least: 160, cell: (need) => <span className="two-lines" title={need.notes.at(-1)?.text}>{need.notes.at(-1)?.text}</span> },
        { key: 'tools', head: <span className="hidden-words">{t('needs.note')}</span>, least: 96, cell: (need) => <span className="row-tools"><button type="button" className="link" onClick={() => show(need)}>{t(need.may ? 'needs.note' : 'needs.show')}</button></span> },
      ]} />
    </div>
  )
}

function sinceInWords(days: number): string {
  return days === 0 ? t('needs.today') : t(days === 1 ? 'needs.days_one' : 'needs.days', { n: days })
}
