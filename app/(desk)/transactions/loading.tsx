import { ListLoading } from "@/components/transactions/list/list-loading";

export default ListLoading;
