import Campaign
import GRDB

/// Takes the rows of somebody's table one by one.
protocol RowTaker: AnyObject {
    var plan: SheetPlan { get }
    /// Takes one row; a row that cannot be taken leaves nothing behind.
    ///
    /// - Returns: the reason when the row was rejected.
    func take(_ row: SheetRow) throws -> (any Problem)?
}

extension ChangeSession {
    /// Does a part of the change; what cannot be done leaves nothing behind.
    ///
    /// - Returns: the reason when it was taken back.
    func attempt(_ body: () throws -> Void) throws -> (any Problem)? {
        var problem: (any Problem)?
        try database.inSavepoint {
            let mark = mark()
            do {
                try body()
                return .commit
            } catch let found as any Problem {
                problem = found
            } catch let error as DatabaseError {
                problem = CatalogueProblem.from(error, path: "")
            }
            takeBack(to: mark)
            return .rollback
        }
        return problem
    }
}
