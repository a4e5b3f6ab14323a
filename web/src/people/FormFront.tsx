import type { ReactNode } from 'react'
import { address } from '../api/client'
import type { PrintForm, Schooling } from '../api/types'
import { t } from '../words/catalogue'
import { paperDate } from '../words/dates'
import { Fit } from './Fit'

export function FormFront({ data, person }: { data: PrintForm; person: number }) {
  const { form, ages } = data
  return (
    <section className="sheet">
      <h1>{t('paper.title')}</h1>
      <div className="form-grid">
        <Head at="1/1/2/3">{t('paper.name')}</Head><Value at="1/3/2/5">{form.name}</Value>
        <Head at="1/5/2/7">{t('paper.sex')}</Head><Value at="1/7/2/9">{form.sex}</Value>
        <Head at="1/9/2/11">{t('paper.birth')}</Head><Value at="1/11/2/13">{paperDate(form.birth)}{ages.person !== null && <><br />{t('paper.age', { n: ages.person })}</>}</Value>
        <div className="cell photo" style={{ gridArea: '1/13/5/16' }}>{data.photo && <img src={address(`/people/${person}/photo`)} alt="" />}</div>
        <Head at="2/1/3/3">{t('paper.ethnicity')}</Head><Value at="2/3/3/5">{form.ethnicity}</Value>
        <Head at="2/5/3/7">{t('paper.native_place')}</Head><Value at="2/7/3/9">{form.native_place}</Value>
        <Head at="2/9/3/11">{t('paper.birth_place')}</Head><Value at="2/11/3/13">{form.birth_place}</Value>
        <Head at="3/1/4/3">{t('paper.party_joined')}</Head><Value at="3/3/4/5">{paperDate(form.party_joined)}</Value>
        <Head at="3/5/4/7">{t('paper.work_began')}</Head><Value at="3/7/4/9">{paperDate(form.work_began)}</Value>
        <Head at="3/9/4/11">{t('paper.health')}</Head><Value at="3/11/4/13">{form.health}</Value>
        <Head at="4/1/5/3">{t('paper.professional_title')}</Head><Value at="4/3/5/7">{form.professional_title}</Value>
        <Head at="4/7/5/9">{t('paper.speciality')}</Head><Value at="4/9/5/13">{form.speciality}</Value>
        <Head at="5/1/7/3">{t('paper.education')}</Head>
        <School row={5} name={t('paper.full_time')} school={form.full_time} />
        <School row={6} name={t('paper.in_service')} school={form.in_service} />
        <Head at="7/1/8/5">{t('paper.present_post')}</Head><Value at="7/5/8/16" left>{form.present_post}</Value>
        <Head at="8/1/9/5">{t('paper.proposed_post')}</Head><Value at="8/5/9/16" left>{form.proposed_post}</Value>
        <Head at="9/1/10/5">{t('paper.removed_post')}</Head><Value at="9/5/10/16" left>{form.removed_post}</Value>
        <div className="cell head tall" style={{ gridArea: '10/1/11/2' }}>{t('paper.resume')}</div>
        <div className="cell resume" style={{ gridArea: '10/2/11/16' }}>
          <Fit text={form.resume}>{form.resume.split('\n').map((line, index) => <Line key={index} line={line} />)}</Fit>
        </div>
      </div>
    </section>
  )
}

// A résumé line begins with its period; what runs over hangs under the words, not under the dates.
const PERIOD = /^(\d{4}\.\d{2}\s*[\u2014\-\u2013]+\s*(?:\d{4}\.\d{2})?)\s*(.*)$/

function Line({ line }: { line: string }) {
  const match = PERIOD.exec(line.trim())
  if (!match) return <div className="resume-line plain-line">{line}</div>
  return <div className="resume-line"><span className="resume-period">{match[1]}</span><span>{match[2]}</span></div>
}

function School({ row, name, school }: { row: number; name: string; school: Schooling }) {
  return (
    <>
      <Head at={`${row}/3/${row + 1}/5`}>{name}</Head>
      <Value at={`${row}/5/${row + 1}/9`}>{lines(school.education, school.degree)}</Value>
      <Head at={`${row}/9/${row + 1}/11`}>{t('paper.school')}</Head>
      <Value at={`${row}/11/${row + 1}/16`}>{lines(school.education_school, school.degree_school === school.education_school ? '' : school.degree_school)}</Value>
    </>
  )
}

function lines(...texts: string[]) {
  return texts.filter(Boolean).map((text, index) => <div key={index}>{text}</div>)
}

export function Head({ at, children }: { at: string; children: string }) {
  return <div className="cell head" style={{ gridArea: at }}><span className="pre">{children}</span></div>
}

export function Value({ at, children, left = false }: { at: string; children: ReactNode; left?: boolean }) {
  const text = typeof children === 'string' ? children : ''
  const size = text.length > 40 ? ' smaller' : text.length > 18 ? ' small-text' : ''
  return <div className={`cell value${left ? ' left' : ''}${size}`} style={{ gridArea: at }}><div>{children}</div></div>
}
