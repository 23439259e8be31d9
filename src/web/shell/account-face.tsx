import { Avatar } from '#web/ui/avatar.tsx';
import '#web/ui/button.css';

/** What the menu of a person is called. */
export function accountLabel(person: string): string {
  return `${person}: organisation, light or dark, sign out`;
}

/** Initials and name, as they stand on the button of the menu. */
export function AccountFace({ person }: { person: string }) {
  return (
    <>
      <Avatar name={person} />
      <span className="gm-top-person">{person}</span>
    </>
  );
}
