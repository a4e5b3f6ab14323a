import type { ReactNode } from 'react'
import type { PrintForm } from '../api/types'
import { t } from '../words/catalogue'
import { paperDate } from '../words/dates'
import { Fit } from './Fit'

const FAMILY_ROWS = 7

export function FormBack({ data }: { data: PrintForm }) {
  const { form, ages } = data
  const rows = Math.max(FAMILY_ROWS, form.family.length)
  return (
    <section className="sheet back">
      <div className="form-back">
        <Tall name={t('paper.awards')} className="awards"><Fit text={form.awards_and_penalties}><div className="pre">{form.awards_and_penalties}</div></Fit></Tall>
        <Tall name={t('paper.appraisals')} className="appraisals"><Fit text={form.appraisals}><div className="pre">{form.appraisals}</div></Fit></Tall>
        <Tall name={t('paper.reason')} className="reason"><Fit text={form.reason}><div className="pre">{form.reason}</div></Fit></Tall>
        <Tall name={t('paper.family')} className="family">
          <table className="family-table">
            <thead><tr>{['relation', 'family_name', 'family_age', 'family_party', 'family_work'].map((key) => <th key={key}>{t(`paper.${key}`)}</th>)}</tr></thead>
            <tbody>
              {Array.from({ length: rows }, (_, index) => {
                const one = form.family[index]
                return <tr key={index}><td>{one?.relation}</td><td>{one?.name}</td><td>{ages.family[index] ?? (one?.unit_and_post.includes(t('paper.dead')) ? '' : paperDate(one?.birth ?? ''))}</td><td>{one?.political_status}</td><td className="work">{one?.unit_and_post}</td></tr>
              })}
            </tbody>
          </table>
        </Tall>
        <Tall name={t('paper.reported_by')} className="reported">
          <div className="seal"><div>{form.reported_by}</div><div className="signed">{t('paper.date_blank')}</div></div>
        </Tall>
        <div className="opinions">
          <div className="cell head tall-head">{t('paper.approval')}</div><div className="cell seal-cell"><span>{t('paper.seal')}</span><span>{t('paper.date_blank')}</span></div>
          <div className="cell head tall-head">{t('paper.administration')}</div><div className="cell seal-cell"><span>{t('paper.seal')}</span><span>{t('paper.date_blank')}</span></div>
        </div>
      </div>
      <p className="filled-by"><span>{t('paper.filled_by', { name: form.filled_by })}</span><span>{form.filled_on && t('paper.filled_on', { date: paperDate(form.filled_on) })}</span></p>
    </section>
  )
}

function Tall({ name, className, children }: { name: string; className: string; children: ReactNode }) {
  return <div className={`tall-row ${className}`}><div className="cell head tall-head">{name}</div><div className="cell body-cell">{children}</div></div>
}
