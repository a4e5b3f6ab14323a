import type { ReactNode } from 'react'
import type { PrintForm } from '../api/types'
import { t } from '../words/catalogue'
import { Fit } from './Fit'

const FAMILY_ROWS = 7

export function FormBack({ data }: { data: PrintForm }) {
  const { form, ages } = data
  const rows = Math.max(FAMILY_ROWS, form.family.length)
  return (
    <section className="sheet back">
      <div className="form-back">
        <Tall name={t('form.awards')} className="awards"><Fit text={form.awards_and_penalties}><div className="pre">{form.awards_and_penalties}</div></Fit></Tall>
        <Tall name={t('form.appraisals')} className="appraisals"><Fit text={form.appraisals}><div className="pre">{form.appraisals}</div></Fit></Tall>
        <Tall name={t('form.reason')} className="reason"><Fit text={form.reason}><div className="pre">{form.reason}</div></Fit></Tall>
        <Tall name={t('form.family')} className="family">
          <table className="family-table">
            <thead><tr>{['relation', 'family_name', 'family_age', 'family_party', 'family_work'].map((key) => <th key={key}>{t(`form.${key}`)}</th>)}</tr></thead>
            <tbody>
              {Array.from({ length: rows }, (_, index) => {
                const one = form.family[index]
                return <tr key={index}><td>{one?.relation}</td><td>{one?.name}</td><td>{ages.family[index] ?? ''}</td><td>{one?.political_status}</td><td className="work">{one?.unit_and_post}</td></tr>
              })}
            </tbody>
          </table>
        </Tall>
        <Tall name={t('form.reported_by')} className="reported">
          <div className="seal"><div>{form.reported_by}</div><div className="signed">{t('form.date_blank')}</div></div>
        </Tall>
        <div className="opinions">
          <div className="cell head tall-head">{t('form.approval')}</div><div className="cell seal-cell"><span>{t('form.seal')}</span><span>{t('form.date_blank')}</span></div>
          <div className="cell head tall-head">{t('form.administration')}</div><div className="cell seal-cell"><span>{t('form.seal')}</span><span>{t('form.date_blank')}</span></div>
        </div>
      </div>
      <p className="filled-by"><span>{t('form.filled_by', { name: form.filled_by })}</span><span>{form.filled_on && t('form.filled_on', { date: form.filled_on })}</span></p>
    </section>
  )
}

function Tall({ name, className, children }: { name: string; className: string; children: ReactNode }) {
  return <div className={`tall-row ${className}`}><div className="cell head tall-head">{name}</div><div className="cell body-cell">{children}</div></div>
}
