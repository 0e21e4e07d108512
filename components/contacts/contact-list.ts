import { STANDINGS } from "@/lib/contacts/contact";
import { type ContactSearch, METHOD_CHOICES } from "@/lib/contacts/contact-search";
import { known, listOf, named } from "../address/params";
import { defineList } from "../lists/define-list";
import { TEXT, words } from "../lists/filter-params";

export const contactList = defineList<ContactSearch, "all">({
  list: "contacts",
  topic: "contacts",
  path: "/contacts",
  api: "/api/desk/contacts",
  views: ["all"],
  filter: {
    text: TEXT,
    name: words("name"),
    mail: words("mail"),
    standings: named("state", listOf(known(STANDINGS))),
    methods: named("method", listOf(known(METHOD_CHOICES))),
  },
});
