import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { PersonFile } from '../api/types'
import { Facts, Section } from '../kinds/Section'
import { code, t } from '../words/catalogue'
import { showDate, showNumber } from '../words/dates'
import { IdentityNumber } from './IdentityNumber'

const PersonForm = lazy(() => import('./PersonForm'))

export function PersonBasics({ file, fixed }: { file: PersonFile; fixed: boolean }) {
  const [open, setOpen] = useState(false)
  const { person } = file
  const may = !fixed && file.may.includes('write')
  return (
    <Section id="person" title={t('field.person')} tools={may && <Button size="small" className="no-print" icon={<EditOutlined aria-hidden />} onClick={() => setOpen(true)}>{t('action.correct')}</Button>}>
      <Facts facts={[
        [t('field.ethnicity'), code('ethnicity', person.ethnicity)],
        [t('field.native_place'), person.native_place],
        [t('field.birth_place'), person.birth_place],
        [t('field.political_status'), code('political_status', person.political_status)],
        [t('field.party_joined'), showDate(person.party_joined)],
        [t('field.work_began'), showDate(person.work_began)],
        [t('people.years_of_service'), file.years_of_service === null ? '' : t('date.years', { n: showNumber(file.years_of_service) })],
        [t('people.years_in_post'), file.years_in_post === null ? '' : t('date.years', { n: showNumber(file.years_in_post) })],
        [t('field.health'), person.health],
        [t('field.professional_title'), person.professional_title],
        [t('field.speciality'), person.speciality],
        [t('field.management'), code('management', person.management)],
        [t('field.service'), code('service', person.service)],
        [t('field.identity_number'), <IdentityNumber key="number" file={file} />],
      ]} />
      <Suspense fallback={null}>{open && <PersonForm file={file} close={() => setOpen(false)} />}</Suspense>
    </Section>
  )
}
