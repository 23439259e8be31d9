import { actingAs, useMe } from '#web/api/session.ts';
import { DescriptionList, PageHeader } from '#web/ui/page.tsx';

/** Who you are here; seen only by roles that have no room of their own. */
export function HomePage() {
  const me = useMe();
  const acting = actingAs(me);
  return (
    <>
      <PageHeader title={`Welcome, ${acting?.name ?? me.name}`} lead="This is how you are known here." />
      <DescriptionList
        items={[
          { term: 'Email address', value: me.email },
          { term: 'Organisation', value: acting?.organisation.name ?? 'None yet' },
          { term: 'Second step at sign-in', value: me.hasSecondFactor ? 'Set up' : 'Not set up' },
        ]}
      />
    </>
  );
}
