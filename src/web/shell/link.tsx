import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import '#web/ui/button.css';
import { Icon } from '#web/ui/icons.tsx';

type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

function Anchor(props: AnchorProps) {
  return <a {...props} />;
}

function ButtonAnchor(props: AnchorProps) {
  return <a {...props} className="gm-button" />;
}

function PrimaryAnchor(props: AnchorProps) {
  return <a {...props} className="gm-button" data-kind="primary" />;
}

function BackAnchor({ children, ...props }: AnchorProps) {
  return (
    <a {...props} className="gm-back">
      <Icon name="left" size={14} />
      {children}
    </a>
  );
}

/** A typed link to a route of ours. */
export const Link = createLink(Anchor);

/** A link that looks like a button, because it begins something. */
export const ButtonLink = createLink(ButtonAnchor);

/** The one primary action of a page, when it is a link. */
export const PrimaryLink = createLink(PrimaryAnchor);

/** The way back to where the reader came from, above the title. */
export const BackLink = createLink(BackAnchor);
