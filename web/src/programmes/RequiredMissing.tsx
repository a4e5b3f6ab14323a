import { Button } from 'antd'
import { useState } from 'react'
import { useGet } from '../api/hooks'
import type { RequiredLine, SessionShown } from '../api/types'
import { ProblemNote } from '../kinds/ProblemNote'
import { t } from '../words/catalogue'
import { missing } from './roster'
import { RequiredList } from './RequiredList'
import type { Naming } from './useNaming'

/** Holders of seats that must be filled and are not on the roster; all or some are added with one click. */
export function RequiredMissing({ page, name }: { page: SessionShown; name: (naming: Naming) => Promise<boolean> }) {
  const { data, error, refetch } = useGet<RequiredLine[]>(page.programme === null ? null : `/sessions/${page.id}/required`)
  const [chosen, setChosen] = useState<number[] | null>(null)
  const [busy, setBusy] = useState(false)
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />
  if (!data || data.length === 0) return null
  const lacking = missing(data)
  if (lacking.length === 0) return <p className="quiet">{t('sessions.required_all', { n: data.length })}</p>
  const first = lacking.filter((one) => !one.sat_before)
  const add = async (people: number[]) => {
    setBusy(true)
    await name({ people })
    setChosen(null)
    setBusy(false)
  }
  return (
    <section className="required no-print" aria-label={t('sessions.required')}>
      <header className="row">
        <p className="grow"><strong>{t('sessions.required_missing', { n: lacking.length, of: data.length })}</strong>{first.length < lacking.length && <span className="quiet small"> {t('sessions.required_never', { n: first.length })}</span>}</p>
        <button type="button" className="link" aria-expanded={chosen !== null} onClick={() => setChosen(chosen === null ? [] : null)}>{t(chosen === null ? 'sessions.required_choose' : 'programmes.fold')}</button>
        {chosen !== null && chosen.length > 0
          ? <Button type="primary" loading={busy} onClick={() => void add(chosen)}>{t('sessions.required_add_some', { n: chosen.length })}</Button>
          : <Button loading={busy} onClick={() => void add(lacking.map(({ person }) => person))}>{t('sessions.required_add_all', { n: lacking.length })}</Button>}
      </header>
      {chosen !== null && <RequiredList lines={lacking} chosen={chosen} choose={setChosen} />}
    </section>
  )
}
